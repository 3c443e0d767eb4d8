using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using EasySale.Sync.Engine.Operations.Export;

namespace EasySale.Sync.Engine.Tests.Operations.Seeing;

public class ExportTests
{
    private static readonly IReadOnlyList<ExportColumn<Line>> Columns = [new("text", line => line.Text), new("amount", line => line.Amount), new("at", line => line.At)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30", "'+49 30")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("\n=1", "'\n=1")]
    [InlineData(" =1+1", "' =1+1")]
    [InlineData("\u00A0\u200B@SUM(A1)", "'\u00A0\u200B@SUM(A1)")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠SUM(A1)", "'＠SUM(A1)")]
    [InlineData("−1", "'−1")]
    [InlineData(" a=1", " a=1")]
    [InlineData("a=1", "a=1")]
    [InlineData("Müller, \"Söhne\"\r\n& Co. 東京 🛒", "Müller, \"Söhne\"\r\n& Co. 東京 🛒")]
    [InlineData("", "")]
    public async Task A_text_comes_back_as_it_was_and_is_never_a_formula(string text, string read)
    {
        var csv = Encoding.UTF8.GetString(await File(ExportFormat.Csv, [new Line(text, -5.10m, DateTimeOffset.UnixEpoch)], hasMark: false));

        Assert.Equal([["text", "amount", "at"], [read, "-5.10", "1970-01-01T00:00:00.000Z"]], CsvText.Read(csv));
        Assert.EndsWith("\r\n", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Json)]
    [InlineData(ExportFormat.Pdf)]
    public async Task Half_a_letter_does_not_keep_a_file_from_being_made(ExportFormat format) =>
        Assert.Contains("behind", Encoding.Latin1.GetString(await File(format, [new Line("cut \ud83d", 1, null), new Line("behind", 2, null)], hasMark: false)), StringComparison.Ordinal);

    [Fact]
    public async Task A_byte_order_mark_stands_before_CSV_where_it_is_wanted()
    {
        Assert.Equal([0xEF, 0xBB, 0xBF], (await File(ExportFormat.Csv, [], hasMark: true))[..3]);
        Assert.Equal((byte)'t', (await File(ExportFormat.Csv, [], hasMark: false))[0]);
    }

    [Fact]
    public async Task JSON_is_one_array_of_objects_with_numbers_as_numbers()
    {
        var json = JsonDocument.Parse(await File(ExportFormat.Json, [new Line("=\"é\"", 1.50m, DateTimeOffset.UnixEpoch), new Line(null, null, null)], hasMark: true));

        Assert.Equal(
            """[{"text":"=\"é\"","amount":1.50,"at":"1970-01-01T00:00:00.000Z"},{"text":null,"amount":null,"at":null}]""", json.RootElement.GetRawText());
    }

    [Fact]
    public async Task Paper_parts_no_row_cuts_no_text_and_breaks_no_number()
    {
        IReadOnlyList<ExportColumn<Line>> narrow = [new("shortText", line => line.Text) { Width = 10 }, new("amount", line => line.Amount) { Width = 8 }, new("at", line => line.At) { Width = 0 }];
        var rows = Enumerable.Range(0, 100).Select(index => new Line("shop-12-abcdef and more", 1_000_000_000m + index, DateTimeOffset.UnixEpoch));
        using var output = new MemoryStream();

        await new ExportTable<Line>("rows", narrow, rows.ToAsyncEnumerable()).As(new ExportInput(ExportFormat.Pdf, HasMark: false)).Write(output, Cancellation);

        var pages = PdfText.Read(output.ToArray());
        Assert.Equal(["short text     amount", "shop-12-   1000000000", "abcdef and", "more"], pages[0].Skip(2).Take(4));
        Assert.All(pages, page => Assert.Equal("more", page[^1]));
        Assert.Equal(100, pages.Sum(page => page.Count(line => line == "abcdef and")));
    }

    [Fact]
    public async Task On_paper_columns_stand_however_long_a_number_and_however_wide_a_letter()
    {
        IReadOnlyList<ExportColumn<Line>> narrow = [new("text", line => line.Text) { Width = 6 }, new("amount", line => line.Amount) { Width = 8 }, new("at", line => line.At) { Width = 19 }];
        Line[] rows = [new("a🛒b", 5.00m, DateTimeOffset.UnixEpoch), new("e\u0301", -1_000_000_000_000.00m, DateTimeOffset.UnixEpoch), new("\ud83d", 1m, DateTimeOffset.UnixEpoch)];
        using var output = new MemoryStream();

        await new ExportTable<Line>("rows", narrow, rows.ToAsyncEnumerable()).As(new ExportInput(ExportFormat.Pdf, HasMark: false)).Write(output, Cancellation);

        Assert.Equal(
            ["text              amount at", "a?b                 5.00 1970-01-01 00:00:00", "\u00e9      -1000000000000.00 1970-01-01 00:00:00", "?                      1 1970-01-01 00:00:00"],
            Assert.Single(PdfText.Read(output.ToArray())).Skip(2));
    }

    [Fact]
    public async Task A_text_longer_than_a_page_does_not_run_off_it()
    {
        using var output = new MemoryStream();

        await new ExportTable<Line>("rows", Columns, new[] { new Line(new string('x', 5000), 1, null), new Line("after", 1, null) }.ToAsyncEnumerable())
            .As(new ExportInput(ExportFormat.Pdf, HasMark: false)).Write(output, Cancellation);

        var pages = PdfText.Read(output.ToArray());
        Assert.Equal((2, "after"), (pages.Count, pages[1][^1].Split(' ')[0]));
        Assert.InRange(pages[0].Count, 30, 60);
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Json)]
    [InlineData(ExportFormat.Pdf)]
    public async Task Two_hundred_thousand_rows_are_never_held_together(ExportFormat format)
    {
        const int Rows = 200_000;
        var source = new CountedRows();
        var client = new SlowClient(source);

        await new ExportTable<Line>("rows", Columns, source.Make(Rows, Cancellation)).As(new ExportInput(format, HasMark: false)).Write(client, Cancellation);

        Assert.Equal(Rows, source.Made);
        Assert.InRange(client.MostRowsBetweenWrites, 1, 2000);
        Assert.InRange(client.LargestWrite, 1, 128 * 1024);
        if (format == ExportFormat.Csv) Assert.Equal(Rows + 1, client.LinesSeen);
    }

    private static async Task<byte[]> File(ExportFormat format, IReadOnlyList<Line> lines, bool hasMark)
    {
        using var output = new MemoryStream();
        await new ExportTable<Line>("lines", Columns, lines.ToAsyncEnumerable()).As(new ExportInput(format, hasMark)).Write(output, Cancellation);
        return output.ToArray();
    }

    private sealed record Line(string? Text, decimal? Amount, DateTimeOffset? At);

    private sealed class CountedRows
    {
        public int Made { get; private set; }

        public async IAsyncEnumerable<Line> Make(int count, [EnumeratorCancellation] CancellationToken cancellation)
        {
            for (; Made < count;)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return new Line(string.Create(CultureInfo.InvariantCulture, $"row {Made++}"), Made / 100m, DateTimeOffset.UnixEpoch);
            }

            await Task.CompletedTask;
        }
    }

    /// <summary>Refuses what is written synchronously, as a web server does, and notes what lay unsent in between.</summary>
    private sealed class SlowClient(CountedRows source) : MemoryStream
    {
        private int _sent;

        public int MostRowsBetweenWrites { get; private set; }

        public int LargestWrite { get; private set; }

        public int LinesSeen { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            MostRowsBetweenWrites = Math.Max(MostRowsBetweenWrites, source.Made - _sent);
            LargestWrite = Math.Max(LargestWrite, buffer.Length);
            LinesSeen += buffer.Span.Count((byte)'\n');
            _sent = source.Made;
            return ValueTask.CompletedTask;
        }

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous writes are not allowed.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("Synchronous writes are not allowed.");

        public override void Flush()
        {
        }
    }
}
