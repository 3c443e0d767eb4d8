using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>The rows of one kind; sorted views are kept until a row changes, because benchmarks read and do not write.</summary>
internal sealed class Table
{
    private readonly Dictionary<int, Row> _rows = [];
    private readonly Dictionary<string, Row[]> _views = [];

    public Table(IEnumerable<JsonObject> rows)
    {
        foreach (var row in rows) Add(row);
    }

    public int Count => _rows.Count;

    public int LastId => _rows.Count == 0 ? 0 : ById.Span[^1].Id;

    public IEnumerable<Row> Rows => _rows.Values;

    /// <summary>All rows, oldest id first.</summary>
    public ReadOnlyMemory<Row> ById => View("id", static (a, b) => a.Id.CompareTo(b.Id));

    public ReadOnlyMemory<Row> ByCreation => View("created", static (a, b) => Then(a.Created.CompareTo(b.Created), a, b));

    public ReadOnlyMemory<Row> ByModification => View("modified", static (a, b) => Then(a.Modified.CompareTo(b.Modified), a, b));

    public Row? Find(int id) => _rows.GetValueOrDefault(id);

    public Row Add(JsonObject body) => Add(new Row(body));

    public Row Add(Row row)
    {
        _rows[row.Id] = row;
        _views.Clear();
        return row;
    }

    public void Change(Row row, Action<JsonObject> change)
    {
        row.Change(change);
        _views.Clear();
    }

    public void Remove(int id)
    {
        _rows.Remove(id);
        _views.Clear();
    }

    private ReadOnlyMemory<Row> View(string name, Comparison<Row> order)
    {
        if (_views.TryGetValue(name, out var view)) return view;
        var rows = _rows.Values.ToArray();
        Array.Sort(rows, order);
        return _views[name] = rows;
    }

    private static int Then(int compared, Row a, Row b) => compared != 0 ? compared : a.Id.CompareTo(b.Id);
}
