/** Reviews: who may sign a message off, what they answer first, and what becomes of it then (guidelines B08, B10). */
package org.baken.approval;
