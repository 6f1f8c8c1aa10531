/** Throughput and latency of a self-hosted model, and the replicas that a load needs. */
@NullMarked
package dev.finetunecost.engine.serving;

import org.jspecify.annotations.NullMarked;
