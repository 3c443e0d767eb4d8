using System.Text.Json;
using EasySale.Sync.Connectors.Tests.WooCommerce.Simulator;
using EasySale.Sync.Connectors.WooCommerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

/// <summary>Rows of a real store's answers.</summary>
internal static class RecordedRow
{
    public static Row One(string name) => Of(Recording.Read(name).Body!.ToJsonString());

    public static IReadOnlyList<Row> Many(string name) => [.. Recording.Read(name).Body!.AsArray().Select(row => Of(row!.ToJsonString()))];

    public static IReadOnlyList<Row> Orders() =>
        [.. Enumerable.Range(1, 3).SelectMany(page => Many($"corpus/orders-id-asc-perpage100-page{page}"))];

    public static Row Of(string json) => new(JsonElement.Parse(json));
}
