/**
 * An answer beside the reference: its code, its plan, and what it resembles, as lines of text. Neither screen nor
 * commands may be known here.
 */
package kata.workshop.comparison;
