namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>Accounts by e-mail address. The store answers one address a call, so many are looked up in the whole list, which is read once.</summary>
internal sealed class CustomerMatches(WooCommerceClient client)
{
    /// <summary>Up to so many are asked for one by one.</summary>
    private const int Few = 10;

    private const string Path = "customers";
    private static readonly RestQuery Fields = RestQuery.None.With("role", "all").With("_fields", "id,email,date_modified_gmt");

    private readonly Dictionary<string, Row> _found = new(StringComparer.OrdinalIgnoreCase);
    private bool _isWhole;

    public Row? Of(string? email) => email is null ? null : _found.GetValueOrDefault(email);

    public async Task Find(IReadOnlyCollection<string> emails, CancellationToken cancellation)
    {
        if (emails.Count > Few && !_isWhole)
        {
            foreach (var row in await client.ShortList(Path, Fields, cancellation)) Note(row);
            _isWhole = true;
        }

        if (_isWhole) return;
        foreach (var email in emails) await Ask(email, cancellation);
    }

    /// <summary>Asks for one address.</summary>
    public async Task<Row?> Ask(string email, CancellationToken cancellation)
    {
        var rows = (await client.List(Path, Fields.With("email", email), cancellation)).Rows;
        foreach (var row in rows) Note(row);
        return Of(email);
    }

    private void Note(Row row)
    {
        if (row.Text("email") is { } email) _found[email] = row;
    }
}
