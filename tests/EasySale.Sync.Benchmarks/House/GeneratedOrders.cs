using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Simulators.WooCommerce.Store;
using Row = EasySale.Sync.Connectors.WooCommerce.Row;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>Orders 1 to N made from the recorded ones: real lines, taxes and amounts, own ids and dates. The same each time.</summary>
internal sealed class GeneratedOrders(int count)
{
    private static readonly DateTime First = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly OrderTemplate[] _templates = Templates();
    private readonly SortedSet<int> _edited = [];

    public int Count => count;

    /// <summary>The ids that were edited since the walk that read everything.</summary>
    public IReadOnlyCollection<int> Edited => _edited;

    public void Edit(int id) => _edited.Add(id);

    public Order Make(int id)
    {
        var json = JsonSerializer.SerializeToElement(_templates[id % _templates.Length].Build(id, First.AddMinutes(id)));
        var order = OrderMap.From(new Row(json));
        return _edited.Contains(id) ? order with { CustomerNote = "Edited.", ModifiedAt = First.AddYears(1) } : order;
    }

    public static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);

    private static OrderTemplate[] Templates()
    {
        var time = new SiteTime(TimeProvider.System, TimeZoneInfo.Utc);
        return [.. Corpus.Rows("orders").Where(order => order["refunds"]!.AsArray().Count == 0).Select(order => new OrderTemplate(order, time))];
    }
}
