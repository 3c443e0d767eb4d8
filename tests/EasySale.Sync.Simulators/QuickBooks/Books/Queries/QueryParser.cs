using System.Globalization;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Queries;

/// <summary>Reads one statement: no projection, OR, NOT, GROUP BY or JOIN exist in this language.</summary>
internal sealed class QueryParser
{
    private const int DefaultMax = 100;
    private const int HighestMax = 1000;
    private static readonly string[] Operators = ["=", "<", ">", "<=", ">="];
    private readonly IReadOnlyList<QueryToken> _tokens;
    private int _at;

    private QueryParser(string statement) => _tokens = new QueryLexer(statement).Read();

    public static Query Parse(string statement) => new QueryParser(statement).Statement();

    private QueryToken Here => _tokens[_at];

    private Query Statement()
    {
        Expect("select");
        var count = Take("count");
        if (count) Expect("(");
        Expect("*");
        if (count) Expect(")");
        Expect("from");
        var entity = Word();
        var conditions = new List<Condition>();
        if (Take("where")) do conditions.Add(Condition()); while (Take("and"));
        var orderings = new List<Ordering>();
        if (OrderBy()) do orderings.Add(Ordering()); while (Take(","));
        var start = Take("startposition") ? Number(1, int.MaxValue) : 1;
        var max = Take("maxresults") ? Number(1, HighestMax) : DefaultMax;
        return Here.Kind == TokenKind.End ? new Query(entity, count, conditions, orderings, start, max) : throw Unexpected("<EOF>");
    }

    private bool OrderBy()
    {
        if (Take("orderby")) return true;
        if (!Take("order")) return false;
        Expect("by");
        return true;
    }

    private Condition Condition()
    {
        var property = Word();
        if (Take("in")) return new Condition(property, "IN", List());
        if (Take("like")) return new Condition(property, "LIKE", [Value()]);
        var sign = Operators.FirstOrDefault(Take) ?? throw Unexpected("=");
        return new Condition(property, sign, [Value()]);
    }

    private List<string> List()
    {
        Expect("(");
        var values = new List<string>();
        do values.Add(Value()); while (Take(","));
        Expect(")");
        return values;
    }

    private Ordering Ordering()
    {
        var property = Word();
        var descending = Take("desc");
        if (!descending) Take("asc");
        return new Ordering(property, descending);
    }

    /// <summary>Booleans stand bare, all else is quoted.</summary>
    private string Value()
    {
        var token = Here;
        if (token.Kind != TokenKind.Text && !token.Is("true") && !token.Is("false")) throw Unexpected("<STRING>");
        _at++;
        return token.Text;
    }

    private int Number(int lowest, int highest)
    {
        var text = Word();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= lowest && number <= highest
            ? number
            : throw Fault.Parse($"Invalid value {text}: expected {lowest} to {highest}");
    }

    private string Word() => Here.Kind == TokenKind.Word ? _tokens[_at++].Text : throw Unexpected("<IDENTIFIER>");

    private bool Take(string text)
    {
        if (!Here.Is(text)) return false;
        _at++;
        return true;
    }

    private void Expect(string text)
    {
        if (!Take(text)) throw Unexpected($"<{text.ToUpperInvariant()}>");
    }

    private BookFault Unexpected(string expected) => Fault.Parse(
        $"Encountered \" <IDENTIFIER> \"{Here.Text} \"\" at line 1, column {Here.Column}.\nWas expecting one of:\n    {expected} ...");
}
