using System.Buffers;
using System.Globalization;
using System.Text;

namespace EasySale.Sync.Engine.Operations.Export;

/// <summary>The content of one A4 page on its side: a title, head lines, lines, a page number. Measures are points.</summary>
internal sealed class PdfPage
{
    public const int Width = 842;
    public const int Height = 595;
    private const int Margin = 36;
    private const int TitleSize = 13;
    private const double LargestSize = 8;
    private const double LineHeight = 1.35;
    private const double HeadGap = 0.4;

    // Every glyph of the second font is this wide, in parts of its size.
    private const double GlyphWidth = 0.6;

    // Windows-1252 is what the standard fonts are read by.
    private static readonly Encoding WinAnsi = CodePagesEncodingProvider.Instance.GetEncoding(1252, new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback)!;
    private readonly ArrayBufferWriter<byte> _content = new();
    private readonly double _size;
    private double _y = Height - Margin - TitleSize;

    /// <param name="number">Its number.</param>
    /// <param name="characters">The longest line; the size follows from it.</param>
    public PdfPage(string number, int characters)
    {
        _size = SizeOf(characters);
        Text("F1", LargestSize, Width - Margin - 20, Margin / 2.0, number);
    }

    /// <summary>How many lines of so many characters a page has, its head lines among them.</summary>
    public static int LinesOf(int characters)
    {
        var size = SizeOf(characters);
        return 1 + (int)((Height - (2 * Margin) - (3 * TitleSize) - (size * (1 + HeadGap))) / (size * LineHeight));
    }

    public ReadOnlySpan<byte> Content => _content.WrittenSpan;

    public void Title(string text)
    {
        Text("F1", TitleSize, Margin, _y, text);
        _y -= 2 * TitleSize;
    }

    public void Head(IReadOnlyList<string> lines)
    {
        foreach (var line in lines) Line(line);
        Draw(string.Create(CultureInfo.InvariantCulture, $"0.5 w {Margin} {_y + (_size * 0.9):0.##} m {Width - Margin} {_y + (_size * 0.9):0.##} l S\n"));
        _y -= _size * HeadGap;
    }

    public void Line(string text)
    {
        Text("F2", _size, Margin, _y, text);
        _y -= _size * LineHeight;
    }

    private static double SizeOf(int characters) => Math.Min(LargestSize, (Width - (2 * Margin)) / (Math.Max(characters, 1) * GlyphWidth));

    private void Text(string font, double size, double x, double y, string text)
    {
        Draw(string.Create(CultureInfo.InvariantCulture, $"BT /{font} {size:0.##} Tf {x:0.##} {y:0.##} Td ("));
        foreach (var unit in WinAnsi.GetBytes(text))
        {
            if (unit is (byte)'(' or (byte)')' or (byte)'\\') _content.Write("\\"u8);
            _content.Write([unit < ' ' ? (byte)' ' : unit]);
        }

        Draw(") Tj ET\n");
    }

    private void Draw(string commands) => _content.Write(Encoding.ASCII.GetBytes(commands));
}
