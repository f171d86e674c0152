/**
 * The course as it lies in the repository: exercises, tasks, sources, the learner's answers and marks. It is read and
 * written here, but neither compiled nor run nor shown; no other room may be known here.
 */
package kata.workshop.course;
