using Coilwright.Generators.Caching;
using Coilwright.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.Generators.Tests.Caching;

public sealed class DeclarationCacheTests
{
    private const string Map = "public partial class Meter;";

    private readonly DeclarationCache<object> _cache = new();

    private int _reads;

    [Theory]
    [InlineData("class A { int Of() { return 1; } }", "class A { int Of() { return 2; } }")]
    [InlineData("class A { int Of() => 1; }", "class A { int Of() => 2; }")]
    [InlineData("class A { int Of { get => 1; set { } } }", "class A { int Of { get => 2; set { ; } } }")]
    [InlineData("class A { int Of => 1; }", "class A { int Of => 2; }")]
    [InlineData("class A { int this[int i] => 1; }", "class A { int this[int i] => 2; }")]
    [InlineData("class A { A() : this(1) { } A(int i) { } }", "class A { A() : this(1) { ; } A(int i) { } }")]
    [InlineData("class A { event System.Action Of { add { } remove { } } }", "class A { event System.Action Of { add { } remove { ; } } }")]
    [InlineData("class A { public static A operator +(A a, A b) => a; }", "class A { public static A operator +(A a, A b) => b; }")]
    [InlineData("namespace N { interface I { struct S { ~S() { } int Of() => 1; } } }", "namespace N { interface I { struct S { ~S() { } int Of() => 2; } } }")]
    [InlineData("namespace N; record R { int Of() => 1; }", "namespace N; record R { int Of() => 2; }")]
    [InlineData("int i = 1; i++;", "int i = 2; i++;")]
    public void An_edit_inside_a_body_reads_nothing_again(string before, string after)
    {
        CSharpCompilation first = Compile(Map, before);
        object read = Read(first);

        Assert.Same(read, Read(Replace(first, after)));
        Assert.Equal(1, _reads);
    }

    [Theory]
    [InlineData("class A { const int Of = 1; }", "class A { const int Of = 2; }")]
    [InlineData("class A { int Of = 1; }", "class A { int Of = 2; }")]
    [InlineData("class A { void Of(int i = 1) { } }", "class A { void Of(int i = 2) { } }")]
    [InlineData("enum E { A = 1 }", "enum E { A = 2 }")]
    [InlineData("class A { }", "class B { }")]
    [InlineData("class A { }", "class A { } // what it says")]
    [InlineData("partial class A { partial void Of(); }", "partial class A { partial void Of() { } }")]
    [InlineData("class A { void Of() { } }", "class A { void Of() {\n#nullable disable\n} }")]
    [InlineData("class A { void Of() { } }", "class A { void Of() { } void }")]
    [InlineData("i++;", "i++; i++;")]
    [InlineData("global using System;", "global using System.Text;")]
    [InlineData("[assembly: System.CLSCompliant(true)]", "[assembly: System.CLSCompliant(false)]")]
    public void An_edit_of_a_declaration_reads_everything_again(string before, string after)
    {
        CSharpCompilation first = Compile(Map, before);
        object read = Read(first);

        Assert.NotSame(read, Read(Replace(first, after)));
    }

    [Fact]
    public void Other_settings_of_the_compiler_read_everything_again()
    {
        CSharpCompilation first = Compile(Map);
        CSharpCompilation[] others =
        [
            first.WithOptions(first.Options.WithNullableContextOptions(NullableContextOptions.Disable)),
            first.WithAssemblyName("Other"),
            first.RemoveReferences(first.References.Last()),
            first.AddSyntaxTrees(GeneratorRun.Parse("class A;", "A.cs")),
        ];

        Assert.Distinct(others.Prepend(first).Select(Read));
    }

    [Fact]
    public void An_edit_of_the_declaration_s_own_file_reads_what_is_in_it_again()
    {
        CSharpCompilation first = Compile("public partial class Meter { int Of() => 1; }");
        object read = Read(first);

        Assert.NotSame(read, Read(first.ReplaceSyntaxTree(first.SyntaxTrees[0], GeneratorRun.Parse("public partial class Meter { int Of() => 2; }", "Source0.cs"))));
    }

    [Fact]
    public void What_was_read_as_nothing_is_remembered_too()
    {
        CSharpCompilation compilation = Compile(Map);

        Assert.Null(_cache.GetOrRead(Declaration(compilation), compilation, ReadNothing, TestContext.Current.CancellationToken));
        Assert.Null(_cache.GetOrRead(Declaration(compilation), compilation, ReadNothing, TestContext.Current.CancellationToken));

        Assert.Equal(1, _reads);
    }

    [Fact]
    public void What_could_not_be_read_is_tried_again()
    {
        CSharpCompilation compilation = Compile(Map);

        Assert.Throws<OperationCanceledException>(() => _cache.GetOrRead(
            Declaration(compilation), compilation, static () => throw new OperationCanceledException(), TestContext.Current.CancellationToken));

        Assert.NotNull(Read(compilation));
    }

    private object? ReadNothing()
    {
        _reads++;
        return null;
    }

    private object Read(CSharpCompilation compilation) => _cache.GetOrRead(
        Declaration(compilation),
        compilation,
        () =>
        {
            _reads++;
            return new object();
        },
        TestContext.Current.CancellationToken)!;

    private static MemberDeclarationSyntax Declaration(CSharpCompilation compilation) =>
        compilation.SyntaxTrees[0].GetCompilationUnitRoot(TestContext.Current.CancellationToken).Members[0];

    private static CSharpCompilation Compile(params string[] sources) => GeneratorRun.Compile(GeneratorRun.Options, GeneratorRun.ParseOptions, sources);

    private static CSharpCompilation Replace(CSharpCompilation compilation, string source) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], GeneratorRun.Parse(source, "Source1.cs"));
}
