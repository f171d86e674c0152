/**
 * What a learner sees and types: pages, the terminal, and the loop of {@code kata watch} with the saves that it
 * notices. No command may be known here.
 */
package kata.workshop.screen;
