using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Http;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Resources;

/// <summary>Creating, changing and deleting coupons; a new one takes a recorded coupon's form.</summary>
internal sealed class Coupons(ShopState shop)
{
    public Row Find(int id, int notFound = 404) =>
        shop.Coupons.Find(id) ?? throw new RestError(notFound, "woocommerce_rest_shop_coupon_invalid_id", "Invalid ID.");

    public Row Create(JsonObject sent)
    {
        var coupon = JsonNode.Parse(Form)!.AsObject();
        coupon["id"] = shop.NextPost();
        coupon["_links"] = SiteLinks.Links("coupons", coupon["id"]!.GetValue<int>());
        shop.Time.Stamp(coupon, "date_created", shop.Time.NowUtc);
        Fill(coupon, sent);
        return shop.Coupons.Add(coupon);
    }

    public Row Update(int id, JsonObject sent)
    {
        var row = Find(id, notFound: 400);
        shop.Coupons.Change(row, body => Fill(body, sent));
        return row;
    }

    public JsonObject Delete(int id, bool force)
    {
        var row = Find(id);
        var before = row.Copy();
        if (force) shop.Coupons.Remove(id);
        else if (row.Status == "trash") throw new RestError(410, "woocommerce_rest_already_trashed", "The shop_coupon has already been deleted.");
        else shop.Coupons.Change(row, body => body["status"] = "trash");
        return before;
    }

    private void Fill(JsonObject coupon, JsonObject sent)
    {
        var code = sent["code"]?.ToString().ToLowerInvariant();
        if (code is not null && shop.Coupons.Rows.Any(c => c.Id != coupon["id"]!.GetValue<int>() && c.Body["code"]!.ToString() == code))
            throw new RestError(400, "woocommerce_rest_coupon_code_already_exists", "The coupon code already exists");
        foreach (var (name, value) in sent)
            if (coupon.ContainsKey(name) && name is not ("id" or "_links" or "meta_data")) coupon[name] = value?.DeepClone();
        if (code is not null) coupon["code"] = code;
        coupon["amount"] = Money.Text(Money.Read(coupon["amount"]));
        MetaData.Merge(coupon, sent["meta_data"], shop.NextMeta);
        shop.Time.Stamp(coupon, "date_modified", shop.Time.NowUtc);
    }

    private const string Form = """
        {"id":0,"code":"","amount":"0.00","status":"publish","date_created":null,"date_created_gmt":null,"date_modified":null,
         "date_modified_gmt":null,"discount_type":"fixed_cart","description":"","date_expires":null,"date_expires_gmt":null,
         "usage_count":0,"individual_use":false,"product_ids":[],"excluded_product_ids":[],"usage_limit":null,
         "usage_limit_per_user":null,"limit_usage_to_x_items":null,"free_shipping":false,"product_categories":[],
         "excluded_product_categories":[],"exclude_sale_items":false,"minimum_amount":"0.00","maximum_amount":"0.00",
         "email_restrictions":[],"used_by":[],"meta_data":[]}
        """;
}
