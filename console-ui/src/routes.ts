import type { ComponentType } from 'preact';
import { page, type PageProps } from './shared/page';
import { SignOut } from './shared/Shell';

export interface Screen {
  path: string;
  page: ComponentType<PageProps>;
  /** For whom: everyone, or only who is logged in. */
  open?: boolean;
  /** Belongs to an incident: the band and the menu stay while it loads. */
  incident?: boolean;
}

/** Every address of the console. A page's module is fetched when it is first opened. */
export const screens: readonly Screen[] = [
  { path: '/', page: page(() => import('./incident/IncidentsPage')) },
  { path: '/login', open: true, page: page(() => import('./account/LoginPage')) },
  { path: '/setup', open: true, page: page(() => import('./account/SetupPage')) },
  { path: '/invitation', open: true, page: page(() => import('./account/InvitationPage')) },
  { path: '/sign-out', page: SignOut },
  { path: '/me', page: page(() => import('./account/MePage')) },
  { path: '/open', page: page(() => import('./incident/OpenIncidentPage')) },
  { path: '/exercises', page: page(() => import('./exercise/ExercisesPage')) },
  { path: '/i/:id', incident: true, page: page(() => import('./incident/RoomPage')) },
  { path: '/i/:id/settings', incident: true, page: page(() => import('./incident/SettingsPage')) },
  { path: '/i/:id/facts', incident: true, page: page(() => import('./incident/FactsPage')) },
  { path: '/i/:id/log', incident: true, page: page(() => import('./incident/LogPage')) },
  { path: '/i/:id/report', incident: true, page: page(() => import('./incident/ReportPage')) },
  { path: '/i/:id/checklist', incident: true, page: page(() => import('./playbook/ChecklistPage')) },
  { path: '/i/:id/messages', incident: true, page: page(() => import('./message/MessagesPage')) },
  { path: '/i/:id/messages/new', incident: true, page: page(() => import('./message/NewMessagePage')) },
  { path: '/i/:id/deliveries', incident: true, page: page(() => import('./publishing/DeliveriesPage')) },
  { path: '/i/:id/figures', incident: true, page: page(() => import('./publishing/FiguresPage')) },
  { path: '/i/:id/preflight', incident: true, page: page(() => import('./channel/PreflightPage')) },
  { path: '/i/:id/alarms', incident: true, page: page(() => import('./alarm/AlarmsPage')) },
  { path: '/i/:id/exercise', incident: true, page: page(() => import('./exercise/DeskPage')) },
  { path: '/i/:id/score', incident: true, page: page(() => import('./exercise/ScorePage')) },
  { path: '/messages/:id', incident: true, page: page(() => import('./message/MessagePage')) },
  { path: '/messages/:id/review', incident: true, page: page(() => import('./message/ReviewPage')) },
  { path: '/i/:id/rumours', incident: true, page: page(() => import('./rumour/RumoursPage')) },
  { path: '/rumours/:id', incident: true, page: page(() => import('./rumour/RumourPage')) },
  { path: '/i/:id/reactions', incident: true, page: page(() => import('./reaction/ReactionsPage')) },
  { path: '/i/:id/imports', incident: true, page: page(() => import('./reaction/ImportsPage')) },
  { path: '/reactions/:id', incident: true, page: page(() => import('./reaction/ReactionPage')) },
  { path: '/i/:id/situation', incident: true, page: page(() => import('./insight/SituationPage')) },
  { path: '/i/:id/brief', incident: true, page: page(() => import('./insight/BriefPage')) },
  { path: '/i/:id/questions', incident: true, page: page(() => import('./insight/QuestionsPage')) },
  { path: '/i/:id/forwarding', incident: true, page: page(() => import('./forwarding/ForwardingPage')) },
  { path: '/forwarding/:id', incident: true, page: page(() => import('./forwarding/ForwardRequestPage')) },
  {
    path: '/i/:id/subscriptions',
    incident: true,
    page: page(() => import('./subscription/SubscriptionsPage')),
  },
  { path: '/preparation', page: page(() => import('./playbook/PreparationPage')) },
  { path: '/watch', page: page(() => import('./watch/WatchPage')) },
  { path: '/findability', page: page(() => import('./watch/FindabilityPage')) },
  { path: '/listening', page: page(() => import('./watch/ListeningPage')) },
  { path: '/signal-form', page: page(() => import('./watch/SignalFormPage')) },
  { path: '/care', page: page(() => import('./watch/CarePage')) },
  { path: '/privacy', page: page(() => import('./watch/PrivacyPage')) },
  { path: '/authors/:id', page: page(() => import('./watch/AuthorPage')) },
  { path: '/playbooks', page: page(() => import('./playbook/PlaybooksPage')) },
  { path: '/playbooks/:id', page: page(() => import('./playbook/PlaybookPage')) },
  { path: '/alarms', page: page(() => import('./alarm/AlarmsPage')) },
  { path: '/held', page: page(() => import('./publishing/HeldPage')) },
  { path: '/linked', page: page(() => import('./channel/LinkedPage')) },
  { path: '/subscriptions', page: page(() => import('./subscription/SubscriptionPolicyPage')) },
  { path: '/accounts', page: page(() => import('./channel/AccountsPage')) },
  { path: '/accounts/:id/checkups', page: page(() => import('./channel/CheckupsPage')) },
  { path: '/people', page: page(() => import('./admin/PeoplePage')) },
  { path: '/policies', page: page(() => import('./approval/PoliciesPage')) },
  { path: '/service-mode', page: page(() => import('./edge/ServiceModePage')) },
  { path: '/house-rules', page: page(() => import('./approval/HouseRulesPage')) },
  { path: '/triage-policy', page: page(() => import('./reaction/PolicyPage')) },
  { path: '/help', page: page(() => import('./guide/HelpPage')) },
  { path: '/guidelines', page: page(() => import('./guide/GuidelinesPage')) },
  { path: '/groups', page: page(() => import('./admin/GroupsPage')) },
];
