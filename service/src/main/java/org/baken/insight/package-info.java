/**
 * What can be learnt from the reactions together: what people ask, do and feel, half hour by half hour (environment analysis,
 * guidelines V20, H12, B15), and which questions come back so often that everybody needs the answer (guideline H41).
 */
package org.baken.insight;
