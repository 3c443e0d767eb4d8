namespace EasySale.Sync.Conventions.Tests.Surface;

public sealed class SurfacePrinterTests
{
    [Fact]
    public void A_type_is_written_as_its_declaration_and_its_members_as_theirs()
    {
        var printed = new SurfacePrinter(oblivious: false).Print(typeof(Sample<>), everyInterface: false);

        Assert.Equal("abstract class EasySale.Sync.Conventions.Tests.Surface.SurfacePrinterTests.Sample<T> where T : class, IDisposable", printed.Line);
        Assert.Equal(
            [
                ": IAsyncDisposable",
                ": List<string>",
                "Dictionary<string, List<byte[]?>>? Nested(params object?[] values)",
                "abstract ValueTask DisposeAsync()",
                "bool Try(in long a, ref string b, out T? c)",
                "const int Most = 7",
                "event EventHandler? Changed",
                "int Number { get; protected set; }",
                "protected Sample(string name = \"x\", int? count = null, CancellationToken stop = default)",
                "protected static DayOfWeek Day(DayOfWeek day = DayOfWeek.Friday, bool yes = true)",
                "required string? Note { get; init; }",
                "static TOther Make<TOther>() where TOther : struct",
                "static readonly string Fixed",
                "virtual T this[string key] { get; }",
            ],
            printed.Members.Select(Short).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_the_compiler_adds_to_a_record_is_left_out()
    {
        var printed = new SurfacePrinter(oblivious: false).Print(typeof(Pair), everyInterface: false);
        Assert.Equal("sealed record EasySale.Sync.Conventions.Tests.Surface.SurfacePrinterTests.Pair", printed.Line);
        Assert.Equal([": IEquatable<Pair>", "Pair(string Left, string? Right)", "string Left { get; init; }", "string? Right { get; init; }"],
            printed.Members.Select(Short));
    }

    [Fact]
    public void In_an_oblivious_file_the_marks_turn_round()
    {
        var printed = new SurfacePrinter(oblivious: true).Print(typeof(Pair), everyInterface: false);
        Assert.Contains("string! Left { get; init; }", printed.Members);
        Assert.Contains("string? Right { get; init; }", printed.Members);
    }

    [Fact]
    public void Enums_and_delegates_are_written_with_what_they_say()
    {
        var printer = new SurfacePrinter(oblivious: false);
        Assert.Equal(["None = 0", "Much = 5"], printer.Print(typeof(Amount), false).Members);
        Assert.Equal("delegate Task EasySale.Sync.Conventions.Tests.Surface.SurfacePrinterTests.Step(string? context)", printer.Print(typeof(Step), false).Line);
    }

    private static string Short(string member) => member.Replace("SurfacePrinterTests.", "", StringComparison.Ordinal);

#pragma warning disable CA1000, CA1050, CA1070, CS0067, CA1002
    public enum Amount
    {
        None = 0,
        Much = 5,
    }

    public delegate Task Step(string? context);

    public sealed record Pair(string Left, string? Right);

    public abstract class Sample<T> : List<string>, IAsyncDisposable
        where T : class, IDisposable
    {
        public const int Most = 7;
        public static readonly string Fixed = "";

        protected Sample(string name = "x", int? count = null, CancellationToken stop = default) => _ = (name, count, stop);

        public event EventHandler? Changed;

        public required string? Note { get; init; }

        public int Number { get; protected set; }

        public virtual T this[string key] => throw new KeyNotFoundException(key);

        public abstract ValueTask DisposeAsync();

        public Dictionary<string, List<byte[]?>>? Nested(params object?[] values) => values.Length == 0 ? null : [];

        public bool Try(in long a, ref string b, out T? c)
        {
            c = null;
            return a > b.Length;
        }

        public override string ToString() => "";

        protected static DayOfWeek Day(DayOfWeek day = DayOfWeek.Friday, bool yes = true) => yes ? day : default;

        public static TOther Make<TOther>()
            where TOther : struct => default;

        private protected void Hidden() => Clear();

        internal void Inside() => Hidden();
    }
#pragma warning restore CA1000, CA1050, CA1070, CS0067, CA1002
}
