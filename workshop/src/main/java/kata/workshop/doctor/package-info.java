/**
 * What of this machine would spoil the course. The launchers run it from its source before anything is built: only the
 * JDK may be known here.
 */
package kata.workshop.doctor;
