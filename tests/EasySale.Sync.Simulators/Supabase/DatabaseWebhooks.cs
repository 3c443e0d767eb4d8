using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace EasySale.Sync.Simulators.Supabase;

/// <summary>
/// A project's database webhooks, as its dashboard makes them: row triggers that post the row, whoever changed it. Deliveries wait until
/// somebody takes them.
/// </summary>
public sealed class DatabaseWebhooks(LocalSupabase database)
{
    private const string Json = "application/json";
    private const string TimeoutMilliseconds = "5000";

    /// <summary>Every change of a table's rows is told to an address from now on.</summary>
    /// <param name="table">Of the schema <c>public</c>.</param>
    /// <param name="address">Where to.</param>
    /// <param name="headers">Sent along, besides the content's type.</param>
    public async Task Create(string table, Uri address, params IReadOnlyList<(string Name, string Value)> headers)
    {
        var sent = headers.Prepend(("Content-type", Json)).ToDictionary();
        await Query(Functions(), _ => true);
        await Query(
            $"""
            create or replace trigger {table}_changes after insert or update or delete on public.{table} for each row
            execute function supabase_functions.http_request('{address}', 'POST', '{JsonSerializer.Serialize(sent)}', '{"{}"}', '{TimeoutMilliseconds}')
            """,
            _ => true);
    }

    /// <summary>What is to be delivered now, oldest first; it waits no longer.</summary>
    public async Task<IReadOnlyList<HttpRequestMessage>> Take() =>
        [.. (await Query("delete from net.http_request_queue returning id, method, url, headers::text, body", Request)).OrderBy(one => one.Id).Select(one => one.Request)];

    private static (long Id, HttpRequestMessage Request) Request(NpgsqlDataReader row)
    {
        var request = new HttpRequestMessage(new HttpMethod(row.GetString(1)), row.GetString(2)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(row.GetString(4))) };
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(3))!)
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
        return (row.GetInt64(0), request);
    }

    private async Task<IReadOnlyList<T>> Query<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(read(reader));
        return rows;
    }

    private static string Functions()
    {
        using var reader = new StreamReader(typeof(DatabaseWebhooks).Assembly.GetManifestResourceStream("Supabase/database-webhooks.sql")!);
        return reader.ReadToEnd();
    }
}
