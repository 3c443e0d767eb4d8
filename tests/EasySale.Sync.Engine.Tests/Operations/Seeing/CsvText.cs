using System.Text;

namespace EasySale.Sync.Engine.Tests.Operations.Seeing;

/// <summary>Reads CSV by the letter of RFC 4180, knowing nothing of what wrote it. Anything the grammar does not allow is an error.</summary>
internal static class CsvText
{
    public static List<List<string>> Read(string text)
    {
        var records = new List<List<string>>();
        for (var at = 0; at < text.Length;) records.Add(Record(text, ref at));
        return records;
    }

    private static List<string> Record(string text, ref int at)
    {
        var fields = new List<string>();
        while (true)
        {
            fields.Add(text[at] == '"' ? Quoted(text, ref at) : Plain(text, ref at));
            if (text[at] == ',')
            {
                at++;
                continue;
            }

            if (text[at..(at + 2)] != "\r\n") throw new FormatException($"A record does not end by CR LF at {at}.");
            at += 2;
            return fields;
        }
    }

    private static string Plain(string text, ref int at)
    {
        var start = at;
        while (text[at] is not (',' or '\r' or '\n' or '"')) at++;
        return text[start..at];
    }

    private static string Quoted(string text, ref int at)
    {
        var field = new StringBuilder();
        for (at++; ; at++)
        {
            if (text[at] != '"') field.Append(text[at]);
            else if (text[at + 1] == '"') field.Append(text[at++]);
            else break;
        }

        at++;
        return field.ToString();
    }
}
