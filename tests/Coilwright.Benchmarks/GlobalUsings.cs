global using Coilwright.Benchmarks.Harness;
