package org.baken.platform;

/**
 * The rules that the five guideline documents ask of people who communicate for a municipality, by their number. Code that
 * keeps a rule names it, so that one test can tell which rules live nowhere.
 */
public enum Guideline {
    /** Decide whom a message is for, then choose the channels that reach them; 100 people in the group beat 1000 outside it. */
    A01,
    /** Essence only; several short messages work better than one long one. */
    A02,
    /** Concrete, with examples from practice, no jargon. */
    A03,
    /** Credible: figures, photos, quotes, the authority of others. */
    A04,
    /** Vary the form: text, photo, video. */
    A05,
    /** What goes on the website also goes on the social accounts, each time. */
    A06,
    /** People must learn that the newest and most correct information is there, always. */
    A07,
    /** Not every service posts; splintered accounts splinter information. */
    A08,
    /** Mind the frequency; avoid overload, stay to the point. */
    A09,
    /** Keep private and work apart; a role account uses a work address. */
    A10,
    /** Real name, open about who you are and for whom you work; say when you speak for yourself. */
    A11,
    /** Read the terms of use and set privacy settings of each account. */
    A12,
    /** Think twice; in doubt, do not post; nothing confidential, nothing still under decision; on a running file tell the process, not the content. */
    A13,
    /** Front-page test. */
    A14,
    /** Mirror test. */
    A15,
    /** Respect copyright, trademark, portrait rights; quote short with the source; link instead of copying; in doubt leave it out. */
    A16,
    /** Fitting, polite, constructive replies; signal what needs the organisation's answer to the communication officer. */
    A17,
    /** Prepared reply for complaints; answer within a reasonable time (online at most 24 hours), as personally as possible. */
    A18,
    /** No officialese: plain language fitted to the reader, in the reader's language; avoid loaded terms and topics. */
    A19,
    /** Not fire and forget: reread before posting, watch what happens after; admit a mistake and correct it fast. */
    A20,
    /** One message in a forum is not enough; stay and take part. */
    A21,
    /** Measure the effect of what you post. */
    A22,
    /** Respect colleagues and municipality; stay within your competence; do not speak for others; keep out of politics. */
    A23,
    /** Protect your privacy and others'; consent before naming or tagging people on pictures; no picture that harms dignity or distorts. */
    A24,
    /** Secrecy: undecided matters, personal data of staff and citizens, confidential business data. */
    A25,
    /** Write only what you know for sure; refer to the official source. */
    A26,
    /** Checked, objective, relevant facts; no value judgements. */
    A27,
    /** No feelings about others, no gossip; never be a source of rumours. */
    A28,
    /** Press goes to the communication officer or the mayor. */
    A29,
    /** A flow chart decides what happens to incoming reactions. */
    A30,
    /** Look regularly at what others say about the municipality, and which pages others opened about it. */
    A31,
    /** Colleagues who are less at home with social media get help and training. */
    A32,
    /** State in the profile in which role an account speaks. */
    V01,
    /** The general municipal account stays neutral; no political views. */
    V02,
    /** Show which people speak behind an account; sign posts. */
    V03,
    /** Each medium has its own users and possibilities; adapt the message to it. */
    V04,
    /** Think through goal, audience, message, media, accounts and people before using a medium. */
    V05,
    /** Reserve the names of your accounts, also on media you do not use, against misuse. */
    V06,
    /** Combine online and offline means; many people are not online; link one to the other. */
    V07,
    /** The seven questions before posting (whole world forever, tomorrow's paper, as whom, not to be released, do I know enough, what do colleagues and residents think, image and quotation rights). */
    V08,
    /** Mark what is still under construction as such, or it is taken as final. */
    V09,
    /** Inform as fast and as well as possible; who is absent online is behind at once. */
    V10,
    /** Watch what is said and react at once when wrong information spreads. */
    V11,
    /** Tie the crisis account to the municipal site so that people know it is official. */
    V12,
    /** Use social media to lead people away from danger: instructions people can act on. */
    V13,
    /** Be open and transparent in every message. */
    V14,
    /** Let people from newspapers or television advise the crisis team. */
    V15,
    /** A crisis communication plan with the role of social media lies ready, and the team is trained in it. */
    V16,
    /** Publish in as many places as possible, with existing and specially made accounts; ask politicians, administrators and officials to forward the official accounts' messages. */
    V17,
    /** Findable information: find the sources people consult most and put links there to the municipal site and accounts. */
    V18,
    /** Follow daily, in a crisis more, what is said, and answer directly (webcare). */
    V19,
    /** Watching shows emotions and what residents do or do not do. */
    V20,
    /** Profile says that the municipality runs the account. */
    V21,
    /** Put people with verbal and social skills on it. */
    V22,
    /** Honest and transparent. */
    V23,
    /** People get an answer fast. */
    V24,
    /** No emotionally loaded messages, but reckon with the emotions of those who write. */
    V25,
    /** Leave the writer's dignity intact. */
    V26,
    /** Staff are fully informed, with a safety net of specialists who can answer on content. */
    V27,
    /** Say clearly what is known and what is not, and refute untrue rumours: that earns trust. */
    V28,
    /** Decide beforehand how you deal with the reactions you will get. */
    V29,
    /** Answering takes far more hours than expected; plan people for it; better not at all than half. */
    V30,
    /** Not every question suits a public answer; point to the right service, call or write privately. */
    V31,
    /** Wait a moment before you press send. */
    V32,
    /** After about three exchanges a discussion is over. */
    V33,
    /** The question of guilt comes early; be ready for it. */
    V34,
    /** Look at what is shared and liked and tune what follows. */
    V35,
    /** Incitement to hate, violence or discrimination, and publishing someone's personal data, are punishable. */
    H01,
    /** Unwanted though not punishable: insults, party politics, repeated posts and spam, commerce, false or misleading posts. */
    H02,
    /** Off topic, several posts in a row, capitals: often not meant badly, not removed automatically. */
    H03,
    /** A fixed procedure per breach, e.g. three strikes, with a list of earlier breaches, always pointing to the code. */
    H04,
    /** Code of conduct in plain words, approved, on the website, linked from every channel, reviewed regularly. */
    H05,
    /** Decision tree that starts from sentiment. */
    H06,
    /** Punishable post: in doubt look it up; screenshot; document each step; report to platform and police or equality bodies; inform services; hide or answer; private warning; remove; block. */
    H07,
    /** Breach of privacy: remove at once and tell the author privately. */
    H08,
    /** Removing cannot be undone, hiding can: keep a screenshot first. */
    H09,
    /** Against the code but legal: point to the code, ask to change it, then remove. */
    H10,
    /** Behind anger there is often a worry; open attitude, tailored answer. */
    H11,
    /** 90 percent only read, 9 react, 1 cause almost everything: keep proportion. */
    H12,
    /** Constructive criticism stays; answer if useful; pass to the service in charge. */
    H13,
    /** Quarrels under a post: calm privately, if needed step in publicly. */
    H14,
    /** Misinformation is unknowing, disinformation deliberate: tell them apart. */
    H15,
    /** Correct or refer to the official position: respectful, constructive, not lecturing. */
    H16,
    /** Do not know? Ask the expert or the service, and tell the author you did. */
    H17,
    /** After the correction no more replies are needed; keep watching. */
    H18,
    /** Disinformation plays on emotion: do not answer with reason alone. */
    H19,
    /** Do not blow false claims up; always keep watching. */
    H20,
    /** Spam is a judgement: some people are just clumsy. */
    H21,
    /** Always answer a question; publicly when useful to others, privately when personal; automatic receipt on private messages; thank others who answered. */
    H22,
    /** A report: thank, pass it on yourself, say so, name the reporting point. */
    H23,
    /** Party-political posts may go if the code says so. */
    H24,
    /** Commercial posts may go. */
    H25,
    /** Sympathy stays and needs no answer. */
    H26,
    /** Reward positive posts, or consistently do not. */
    H27,
    /** Start positively, plain and factual, human; informal address or mirror the writer; standard answers are fine. */
    H28,
    /** In outside groups: know them, watch, do not preach; step in for grave disinformation or privacy; give the right information on your own channels; know the administrators. */
    H29,
    /** Elected officials share official posts in groups. */
    H30,
    /** Written, approved agreement on who posts and who answers. */
    H31,
    /** Only decided policy or policy in the making; no confidential information. */
    H32,
    /** Public replies come from the organisation, not from a person's own name. */
    H33,
    /** Agreements with elected officials about their role. */
    H34,
    /** Care for the people who moderate: they need not always answer; a confidant or an integrity desk for those attacked. */
    H35,
    /** One contact per service for information and answers; a shared list of questions and facts. */
    H36,
    /** Recurring signals go to the other services. */
    H37,
    /** A talk in person can help with those who stay negative. */
    H38,
    /** Train regularly. */
    H39,
    /** Regular updates on progress, with the human side. */
    H40,
    /** Many questions show that information elsewhere is unclear: mend it there. */
    H41,
    /** Who sees much abuse grows used to it: written limits keep the norm. */
    H42,
    /** You are responsible; in doubt, do not post; ask Communication; would you put it in the paper?. */
    L01,
    /** Everyone signals praise and criticism to Communication, and does not react on impulse. */
    L02,
    /** In principle no reply to critical opinions; do reply to plainly wrong facts or hurtful treatment (through Communication) and to policy questions. */
    L03,
    /** The rules for speaking to the press hold online too: agree whether and who; role always clear; no pseudonym; no private address or phone number. */
    L04,
    /** Mixing private and work: what you publish is easily passed on. */
    L05,
    /** Never confidential information. */
    L06,
    /** Record what you do: online statements meet the same legal standard; keep the whole dialogue. */
    L07,
    /** The internet is permanent; when a message with its context does not fit the limit, link to the full and accurate text. */
    L08,
    /** Clear rules let you react fast. */
    B01,
    /** Be open about how you decide (e.g. to remove a reaction). */
    B02,
    /** The same treatment whoever is on duty. */
    B03,
    /** Three parts: code for staff, code for outsiders, how we act on our channels. */
    B04,
    /** Start pragmatic, in small steps. */
    B05,
    /** Bring the key people together in a working session. */
    B06,
    /** Whom do you want to reach how; which sensitivities. */
    B07,
    /** What may anyone post, what needs a superior, what never. */
    B08,
    /** Reckon with each platform's own nature; privacy, copyright, professional secrecy. */
    B09,
    /** Clear roles: who posts, moderates, answers, approves; and in a crisis?. */
    B10,
    /** Simple and short: rules are then followed; examples and pictures. */
    B11,
    /** All colleagues know the rules. */
    B12,
    /** Review regularly; keep it where everyone finds it. */
    B13,
    /** Approved by the governing body. */
    B14,
    /** A loud subject need not live with many people. */
    B15;

    /** The letter of the document that the rule comes from: A, V, H, L or B. */
    public char document() {
        return name().charAt(0);
    }
}
