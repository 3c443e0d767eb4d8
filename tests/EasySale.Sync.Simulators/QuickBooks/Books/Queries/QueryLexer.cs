using System.Globalization;
using System.Text;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Queries;

/// <summary>Cuts a statement into words, quoted literals and symbols.</summary>
internal sealed class QueryLexer(string statement)
{
    private const string Typographic = "‘’“”–—";
    private const string Symbols = "=<>(),*";
    private readonly List<QueryToken> _tokens = [];
    private int _at;

    public IReadOnlyList<QueryToken> Read()
    {
        while (_at < statement.Length) Next();
        _tokens.Add(new QueryToken(TokenKind.End, "<EOF>", _at + 1));
        return _tokens;
    }

    private void Next()
    {
        var letter = statement[_at];
        if (char.IsWhiteSpace(letter)) _at++;
        else if (letter == '\'') Literal();
        else if (Symbols.Contains(letter)) Symbol();
        else if (char.IsLetterOrDigit(letter) || letter is '_' or '.' or '-') Word();
        else throw Lexical(_at, letter, "");
    }

    private void Symbol()
    {
        var length = _at + 1 < statement.Length && statement[_at] is '<' or '>' && statement[_at + 1] == '=' ? 2 : 1;
        Add(TokenKind.Symbol, statement.Substring(_at, length), _at);
        _at += length;
    }

    private void Word()
    {
        var start = _at;
        while (_at < statement.Length && (char.IsLetterOrDigit(statement[_at]) || statement[_at] is '_' or '.' or '-')) _at++;
        Add(TokenKind.Word, statement[start.._at], start);
    }

    private void Literal()
    {
        var (start, text) = (_at, new StringBuilder());
        for (_at++; _at < statement.Length && statement[_at] != '\''; _at++)
        {
            if (Typographic.Contains(statement[_at])) throw Lexical(_at, statement[_at], statement[start.._at]);
            if (statement[_at] == '\\' && _at + 1 < statement.Length) _at++;
            text.Append(statement[_at]);
        }

        if (_at >= statement.Length) throw Fault.Parse($"Invalid content. Lexical error at line 1, column {_at + 1}.  Encountered: <EOF> after : \"{statement[start..]}\"");
        _at++;
        Add(TokenKind.Text, text.ToString(), start);
    }

    private void Add(TokenKind kind, string text, int start) => _tokens.Add(new QueryToken(kind, text, start + 1));

    private static BookFault Lexical(int at, char letter, string after) => Fault.Parse(string.Create(
        CultureInfo.InvariantCulture,
        $"Invalid content. Lexical error at line 1, column {at + 1}.  Encountered: \"{(letter > 127 ? $"\\u{(int)letter:x4}" : letter)}\" ({(int)letter}), after : \"{after}\""));
}
