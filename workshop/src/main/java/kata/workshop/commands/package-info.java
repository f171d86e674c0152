/**
 * A class for each command: what it is called with, what it does then, and its exit code. What several commands share
 * belongs in another room: no command may know another, but {@code KataCommand}, which lists them.
 */
package kata.workshop.commands;
