/**
 * Spark's own programs, each a process of this machine: master, workers and drivers, from the jars that Maven has. This
 * is the only room that knows how Spark looks for its jars; it knows no exercise.
 */
package kata.workshop.cluster;
