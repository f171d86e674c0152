/**
 * Compiles answers and runs their tests in a process of their own, and says what became of them as data. How that is
 * shown, and to whom, may not be known here.
 */
package kata.workshop.engine;
