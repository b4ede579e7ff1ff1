using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Coilwright.Benchmarks.Tests")]
