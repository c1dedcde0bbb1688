/** Playbooks, and the checklists that incidents get from them (guidelines V16, B03, B08). */
package org.baken.playbook;
