/// Measurements that anyone can run, each beside a peer in the same run.
package denwaban.bench;
