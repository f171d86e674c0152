/**
 * The check of the course: whether an exercise keeps what it promises, in its answers and in its README. It prints
 * nothing; neither screen nor commands may be known here.
 */
package kata.workshop.check;
