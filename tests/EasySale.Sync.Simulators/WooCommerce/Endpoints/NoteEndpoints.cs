using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Http;
using EasySale.Sync.Simulators.WooCommerce.Resources;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Endpoints;

/// <summary>Notes of an order; none of them moves the order's stamp.</summary>
internal sealed class NoteEndpoints(ShopState shop, Orders orders)
{
    private const string OfOrder = $"orders/{Patterns.Order}/notes";

    public void Register(EndpointTable table)
    {
        table.Get(OfOrder, request => RestAnswer.Ok(new JsonArray([.. Notes(request).Select(n => n.DeepClone())])));
        table.Post(OfOrder, Create);
        table.Get($"{OfOrder}/{Patterns.Id}", request => RestAnswer.Ok(Find(request).DeepClone()));
        table.Delete($"{OfOrder}/{Patterns.Id}", Delete);
    }

    private List<JsonObject> Notes(RestRequest request)
    {
        var order = orders.Find(request.Id("order_id")).Id;
        return shop.Notes.TryGetValue(order, out var notes) ? notes : shop.Notes[order] = [];
    }

    private JsonObject Find(RestRequest request) =>
        Notes(request).FirstOrDefault(n => n["id"]!.GetValue<int>() == request.Id())
        ?? throw new RestError(404, "woocommerce_rest_invalid_id", "Invalid resource ID.");

    private RestAnswer Create(RestRequest request)
    {
        int order = request.Id("order_id"), id = shop.NextNote();
        var note = new JsonObject { ["id"] = id, ["author"] = "WooCommerce" };
        shop.Time.Stamp(note, "date_created", shop.Time.NowUtc);
        note["note"] = request.Text("note");
        note["customer_note"] = request.Flag("customer_note");
        note["_links"] = SiteLinks.Links($"orders/{order}/notes", id, $"orders/{order}", "GET", "DELETE");
        Notes(request).Insert(0, note);
        return RestAnswer.Created(note.DeepClone(), $"{SiteLinks.Api}/orders/{order}/notes/{id}");
    }

    private RestAnswer Delete(RestRequest request)
    {
        if (!request.Flag("force")) throw new RestError(501, "woocommerce_rest_trash_not_supported", "Webhooks do not support trashing.");
        var note = Find(request);
        Notes(request).Remove(note);
        return RestAnswer.Ok(note.DeepClone());
    }
}
