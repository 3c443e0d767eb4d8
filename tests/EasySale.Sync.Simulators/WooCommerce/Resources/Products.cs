using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Http;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Resources;

/// <summary>Creating, changing and deleting products.</summary>
internal sealed class Products(ShopState shop)
{
    private static readonly string[] ReadOnly = ["id", "price", "on_sale", "permalink", "variations", "_links", "meta_data", "categories", "date_modified", "date_modified_gmt", "total_sales"];

    public static RestError Invalid(int status) => new(status, "woocommerce_rest_product_invalid_id", "Invalid ID.");

    public Row Find(int id, int notFound = 404) => shop.Products.Find(id) ?? throw Invalid(notFound);

    public Row Create(JsonObject sent)
    {
        if (sent["id"] is { } id && id.ToString() is not ("" or "0"))
            throw new RestError(400, "woocommerce_rest_product_exists", "Cannot create existing product.");
        Sku.RequireFree(shop, sent, owner: 0);
        var product = BareProduct.Of(shop.NextPost());
        shop.Time.Stamp(product, "date_created", shop.Time.NowUtc);
        shop.Time.Stamp(product, "date_modified", shop.Time.NowUtc);
        Fill(product, sent);
        return shop.Products.Add(product);
    }

    public Row Update(int id, JsonObject sent)
    {
        var row = Find(id, notFound: 400);
        Sku.RequireFree(shop, sent, id);
        shop.Products.Change(row, body =>
        {
            Fill(body, sent);
            shop.Time.Stamp(body, "date_modified", shop.Time.NowUtc);
        });
        return row;
    }

    public JsonObject Delete(int id, bool force)
    {
        var row = Find(id);
        var before = row.Copy();
        if (force) Erase(id);
        else if (row.Status == "trash") throw new RestError(410, "woocommerce_rest_already_trashed", "The product has already been deleted.");
        else Trash(row);
        return before;
    }

    /// <summary>Recomputes what a variable parent shows of its variations, and moves its stamp.</summary>
    public void RefreshParent(int id)
    {
        if (shop.Products.Find(id) is not { } parent) return;
        var children = shop.Variations.Rows.Where(v => v.ParentId == id && v.Status != "trash").OrderBy(v => v.Id).Select(v => v.Body).ToArray();
        shop.Products.Change(parent, body =>
        {
            body["variations"] = new JsonArray([.. children.Select(c => (JsonNode)c["id"]!.GetValue<int>())]);
            var cheapest = children.Where(c => c["price"]!.ToString().Length > 0).MinBy(c => Money.Read(c["price"]));
            body["price"] = cheapest?["price"]!.ToString() ?? "";
            body["purchasable"] = cheapest is not null;
            body["average_rating"] = "0.00";
            body["on_sale"] = children.Any(c => c["on_sale"]!.GetValue<bool>());
            if (body["manage_stock"]?.ToString() != "true")
                body["stock_status"] = children.Any(c => c["stock_status"]!.ToString() == "instock") ? "instock" : "outofstock";
            shop.Time.Stamp(body, "date_modified", shop.Time.NowUtc);
        });
    }

    /// <summary>Prices, sale and stock status follow from each other; a sale above the regular price is dropped in silence.</summary>
    public static void DerivePrice(JsonObject body, JsonObject sent)
    {
        string regular = body["regular_price"]!.ToString(), sale = body["sale_price"]!.ToString();
        if (sale.Length > 0 && (regular.Length == 0 || Money.Read(body["sale_price"]) >= Money.Read(body["regular_price"]))) sale = "";
        body["sale_price"] = sale;
        body["on_sale"] = sale.Length > 0;
        body["price"] = sale.Length > 0 ? sale : regular;
        body["purchasable"] = body["price"]!.ToString().Length > 0;
        if (body["manage_stock"]?.ToString() == "true" && sent["stock_quantity"] is { } quantity) Stock.Set(body, (int)Money.Read(quantity));
        body["backorders_allowed"] = body["backorders"]?.ToString() is "yes" or "notify";
    }

    /// <summary>A tax class the shop does not have becomes the standard one without a word.</summary>
    public static void DropUnknownTaxClass(ShopState shop, JsonObject product)
    {
        if (shop.TaxClasses.All(known => known["slug"]!.ToString() != product["tax_class"]?.ToString()) && product["tax_class"]?.ToString() != "parent") product["tax_class"] = "";
    }

    private void Trash(Row row)
    {
        row.StatusBeforeTrash = row.Status;
        shop.Products.Change(row, body =>
        {
            MetaData.NoteTrash(body, row.Status, shop.Time.Now, shop.NextMeta);
            MetaData.Merge(body, Desired(body["slug"]?.ToString()), shop.NextMeta);
            body["status"] = "trash";
            body["slug"] += "__trashed";
            body["permalink"] = $"{SiteLinks.Site}/?post_type=product&p={row.Id}";
            shop.Time.Stamp(body, "date_modified", shop.Time.NowUtc);
        });
    }

    private static JsonArray Desired(string? slug) => [new JsonObject { ["key"] = "_wp_desired_post_slug", ["value"] = slug }];

    private void Erase(int id)
    {
        shop.Products.Remove(id);
        foreach (var variation in shop.Variations.Rows.Where(v => v.ParentId == id).ToArray()) shop.Variations.Remove(variation.Id);
        foreach (var order in shop.Orders.Rows.Where(o => Sells(o.Body, id)).ToArray()) shop.Orders.Change(order, body => ForgetProduct(body, id));
    }

    private static bool Sells(JsonObject order, int product) => order["line_items"]!.AsArray().Any(l => l!["product_id"]!.GetValue<int>() == product);

    // The sold line stays with name and amounts, and loses the product: no stamp moves.
    private static void ForgetProduct(JsonObject order, int product)
    {
        foreach (var line in order["line_items"]!.AsArray().Where(l => l!["product_id"]!.GetValue<int>() == product))
        {
            line!["product_id"] = 0;
            line["sku"] = null;
            line["global_unique_id"] = null;
            line["image"] = new JsonObject { ["id"] = 0, ["src"] = "" };
        }
    }

    private void Fill(JsonObject product, JsonObject sent)
    {
        foreach (var (name, value) in sent)
            if (product.ContainsKey(name) && !ReadOnly.Contains(name)) product[name] = Stored(product[name], value);
        if (!Statuses.Contains(product["status"]!.ToString())) product["status"] = "draft";
        DropUnknownTaxClass(shop, product);
        if (sent["categories"] is JsonArray categories) product["categories"] = Categories(categories);
        if (sent["attributes"] is JsonArray attributes) product["attributes"] = Attributes(attributes);
        MetaData.Merge(product, sent["meta_data"], shop.NextMeta);
        if (product["type"]!.ToString() == "variable") DeriveVariable(product);
        else DerivePrice(product, sent);
        Address(product, sent);
    }

    private static readonly string[] Statuses = ["draft", "pending", "private", "publish", "future", "auto-draft", "trash"];

    // A batch lets a number through where a text belongs; the store keeps it as text.
    private static JsonNode? Stored(JsonNode? kept, JsonNode? sent) =>
        kept?.GetValueKind() == System.Text.Json.JsonValueKind.String && sent is not null ? sent.ToString() : sent?.DeepClone();

    private static void DeriveVariable(JsonObject product)
    {
        product["has_options"] = true;
        if (product["variations"] is JsonArray { Count: 0 }) product["stock_status"] = "outofstock";
    }

    private static void Address(JsonObject product, JsonObject sent)
    {
        if (product["slug"]!.ToString().Length == 0 || sent["slug"] is not null) product["slug"] = Slug((sent["slug"] ?? product["name"])!.ToString());
        if (product["slug"]!.ToString().EndsWith("__trashed", StringComparison.Ordinal)) Restore(product);
        product["permalink"] = product["status"]!.ToString() is "publish" or "private"
            ? $"{SiteLinks.Site}/product/{product["slug"]}/"
            : $"{SiteLinks.Site}/?post_type=product&p={product["id"]}";
    }

    private static void Restore(JsonObject product)
    {
        product["slug"] = product["slug"]!.ToString()[..^"__trashed".Length];
        var meta = product["meta_data"]!.AsArray();
        if (meta.FirstOrDefault(m => m!["key"]!.ToString() == "_wp_desired_post_slug") is { } desired) meta.Remove(desired);
    }

    private JsonArray Categories(JsonArray sent) => new([.. sent
        .Select(c => shop.Categories.Find((int)Money.Read(c!["id"]))?.Body).OfType<JsonObject>()
        .Select(c => (JsonNode)new JsonObject { ["id"] = c["id"]!.DeepClone(), ["name"] = c["name"]!.DeepClone(), ["slug"] = c["slug"]!.DeepClone() })]);

    private static JsonArray Attributes(JsonArray sent) => new([.. sent.Select((a, i) => (JsonNode)new JsonObject
    {
        ["id"] = (int)Money.Read(a!["id"]),
        ["name"] = a["name"]?.ToString() ?? "",
        ["slug"] = a["name"]?.ToString() ?? "",
        ["position"] = a["position"]?.DeepClone() ?? i,
        ["visible"] = a["visible"]?.DeepClone() ?? false,
        ["variation"] = a["variation"]?.DeepClone() ?? false,
        ["options"] = a["options"]?.DeepClone() ?? new JsonArray(),
    })]);

    public static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is ' ' or '-' or '_' && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        return slug.ToString().Trim('-');
    }
}
