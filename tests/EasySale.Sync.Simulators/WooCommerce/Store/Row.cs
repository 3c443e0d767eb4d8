using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>One stored resource: its JSON, and beside it what lists sort and filter by.</summary>
internal sealed class Row
{
    private readonly OrderTemplate? _template;
    private JsonObject? _body;

    public Row(JsonObject body)
    {
        _body = body;
        Id = body["id"]!.GetValue<int>();
        Refresh();
    }

    /// <summary>A generated order: its JSON is made when somebody asks, so that a hundred thousand of them stay small.</summary>
    public Row(int id, OrderTemplate template, DateTime created)
    {
        (Id, _template, Created, Modified) = (id, template, created, created);
        (Status, CustomerId) = (template.Status, template.CustomerId);
    }

    public int Id { get; }

    public int ParentId { get; private set; }

    public int CustomerId { get; private set; }

    public string Status { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime Created { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime Modified { get; private set; }

    /// <summary>What the status was before the trash.</summary>
    public string? StatusBeforeTrash { get; set; }

    /// <summary>The stored amounts with all decimals where they are known; gone with the first change.</summary>
    public JsonObject? Unrounded { get; set; }

    public JsonObject Body => _body ?? _template!.Build(Id, Created);

    /// <summary>The body as the caller's own, for an answer.</summary>
    public JsonObject Copy() => _body?.DeepClone().AsObject() ?? Body;

    public void Change(Action<JsonObject> change)
    {
        _body ??= Body;
        change(_body);
        Unrounded = null;
        Refresh();
    }

    private void Refresh()
    {
        var body = _body!;
        ParentId = Number(body["parent_id"]);
        CustomerId = Number(body["customer_id"]);
        Status = body["status"]?.ToString() ?? "";
        Created = SiteTime.Read(body["date_created_gmt"]) ?? default;
        Modified = SiteTime.Read(body["date_modified_gmt"]) ?? Created;
    }

    private static int Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : 0;
}
