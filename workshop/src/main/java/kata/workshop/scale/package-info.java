/**
 * What the continuous application costs as its rows and its state grow: makes readings, runs an answer on them in a
 * process of its own, and says what it measured as data and as lines of text. It prints nothing; neither screen nor
 * commands may be known here.
 */
package kata.workshop.scale;
