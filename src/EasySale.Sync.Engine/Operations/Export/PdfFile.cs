using System.Globalization;
using System.Text;

namespace EasySale.Sync.Engine.Operations.Export;

/// <summary>The frame of a PDF 1.4 file, written forwards only: pages as they come, what names them at the end.</summary>
internal sealed class PdfFile
{
    private const int Catalog = 1;
    private const int PageTree = 2;
    private const int TitleFont = 3;
    private const int LineFont = 4;
    private const int FirstPage = 5;
    private readonly Outlet _outlet;
    private readonly SortedDictionary<int, long> _places = [];
    private long _written;

    public PdfFile(Outlet outlet)
    {
        _outlet = outlet;
        // The second line holds bytes above 127, so that whoever carries the file takes it for binary.
        Write("%PDF-1.4\n%"u8);
        Write([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        Object(TitleFont, Font("Helvetica-Bold"));
        Object(LineFont, Font("Courier"));
    }

    public int Pages { get; private set; }

    public void Add(PdfPage page)
    {
        var number = FirstPage + (2 * Pages++);
        Object(number, $"<< /Type /Page /Parent {PageTree} 0 R /Contents {number + 1} 0 R >>");
        Begin(number + 1);
        Write($"<< /Length {page.Content.Length} >>\nstream\n");
        Write(page.Content);
        Write("\nendstream\nendobj\n");
    }

    /// <summary>Writes what names the pages, and hands everything on.</summary>
    public async Task End(CancellationToken cancellation)
    {
        Begin(PageTree);
        Write($"<< /Type /Pages /Count {Pages} /MediaBox [0 0 {PdfPage.Width} {PdfPage.Height}]\n"
            + $"/Resources << /Font << /F1 {TitleFont} 0 R /F2 {LineFont} 0 R >> >>\n/Kids [\n");
        for (var page = 0; page < Pages; page++)
        {
            Write($"{FirstPage + (2 * page)} 0 R\n");
            await _outlet.RowDone(cancellation);
        }

        Write("] >>\nendobj\n");
        Object(Catalog, $"<< /Type /Catalog /Pages {PageTree} 0 R >>");
        await WritePlaces(cancellation);
        await _outlet.Flush(cancellation);
    }

    private async Task WritePlaces(CancellationToken cancellation)
    {
        var table = _written;
        Write($"xref\n0 {_places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in _places.Values)
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
            await _outlet.RowDone(cancellation);
        }

        Write($"trailer\n<< /Size {_places.Count + 1} /Root {Catalog} 0 R >>\nstartxref\n{table}\n%%EOF\n");
    }

    private static string Font(string name) => $"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>";

    private void Object(int number, string content)
    {
        Begin(number);
        Write(content + "\nendobj\n");
    }

    private void Begin(int number)
    {
        _places[number] = _written;
        Write($"{number} 0 obj\n");
    }

    private void Write(string text) => Write(Encoding.ASCII.GetBytes(text));

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _outlet.Chunk.Write(bytes);
        _written += bytes.Length;
    }
}
