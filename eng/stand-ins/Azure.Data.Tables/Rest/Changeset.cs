using System.Globalization;
using System.Text;

namespace Azure.Data.Tables.Rest;

// An entity group transaction on the wire: a changeset within a batch, both multipart/mixed.
internal sealed class Changeset(TableAccount account, string table)
{
    private readonly string _batch = $"batch_{Guid.NewGuid()}";
    private readonly string _changeset = $"changeset_{Guid.NewGuid()}";

    public string ContentType => $"multipart/mixed; boundary={_batch}";

    public byte[] Write(IReadOnlyList<TableTransactionAction> actions)
    {
        using var stream = new MemoryStream();
        Text(stream, $"--{_batch}\r\nContent-Type: multipart/mixed; boundary={_changeset}\r\n\r\n");
        foreach (var action in actions) Write(stream, action);
        Text(stream, $"--{_changeset}--\r\n\r\n--{_batch}--\r\n");
        return stream.ToArray();
    }

    public static IReadOnlyList<Response> Read(Response response)
    {
        var text = response.Content.ToString();
        var starts = new List<int>();
        for (var at = text.IndexOf("HTTP/1.1 ", StringComparison.Ordinal); at >= 0; at = text.IndexOf("\nHTTP/1.1 ", at + 9, StringComparison.Ordinal))
            starts.Add(at);
        return [.. starts.Select((start, index) => Part(text[start..(index + 1 < starts.Count ? starts[index + 1] : text.Length)].TrimStart('\n')))];
    }

    private void Write(MemoryStream stream, TableTransactionAction action)
    {
        var entity = EntityJson.Cast(action.Entity);
        var (verb, etag) = action.ActionType switch
        {
            TableTransactionActionType.Add => ("POST", null),
            TableTransactionActionType.UpsertMerge => ("PATCH", null),
            TableTransactionActionType.UpsertReplace => ("PUT", null),
            TableTransactionActionType.UpdateMerge => ("PATCH", Condition(action)),
            TableTransactionActionType.UpdateReplace => ("PUT", Condition(action)),
            _ => ("DELETE", Condition(action)),
        };
        var path = verb == "POST" ? table : EntityPath.Of(table, entity.PartitionKey, entity.RowKey);
        Text(stream, $"--{_changeset}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
        Text(stream, $"{verb} {account.At(path).AbsoluteUri} HTTP/1.1\r\nAccept: application/json;odata=minimalmetadata\r\n");
        Text(stream, "DataServiceVersion: 3.0\r\nPrefer: return-no-content\r\n");
        if (etag is not null) Text(stream, $"If-Match: {etag}\r\n");
        if (verb != "DELETE") Text(stream, "Content-Type: application/json\r\n");
        Text(stream, "\r\n");
        if (verb != "DELETE") stream.Write(EntityJson.Write(entity));
        Text(stream, "\r\n");
    }

    private static string Condition(TableTransactionAction action) => (action.ETag == default ? ETag.All : action.ETag).ToString("H");

    private static ChangeResponse Part(string text)
    {
        var lines = text.Split("\r\n");
        var headers = lines.Skip(1).TakeWhile(line => line.Length > 0).Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0].Trim(), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First()[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var status = lines[0].Split(' ', 3);
        var body = string.Join("\r\n", lines.SkipWhile(line => line.Length > 0).TakeWhile(line => !line.StartsWith("--changeset", StringComparison.Ordinal)));
        return new ChangeResponse(int.Parse(status[1], CultureInfo.InvariantCulture), status.ElementAtOrDefault(2) ?? "", headers, body.Trim());
    }

    private static void Text(MemoryStream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));
}
