using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Http;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Resources;

/// <summary>Creating, changing and deleting customers, who are WordPress users.</summary>
internal sealed class Customers(ShopState shop)
{
    public static RestError Invalid(int status) => status == 404
        ? new(404, "wc_user_invalid_id", "Invalid user ID.")
        : new(400, "woocommerce_rest_invalid_id", "Invalid resource ID.");

    public Row Find(int id, int notFound = 404) => shop.Customers.Find(id) ?? throw Invalid(notFound);

    public Row Create(JsonObject sent)
    {
        var email = sent["email"]?.ToString() ?? "";
        if (!Schema.Email().IsMatch(email)) throw new RestError(400, "customer_invalid_email", "Invalid email address");
        if (Holder("email", email, 0) is not null)
            throw new RestError(400, "registration-error-email-exists",
                $"An account is already registered with {email}. Please log in or use a different email address.");
        if (sent["username"]?.ToString() is { Length: > 0 } name && Holder("username", name, 0) is not null)
            throw new RestError(400, "registration-error-username-exists", "An account is already registered with that username. Please choose another.");
        return shop.Customers.Add(New(email, sent));
    }

    public Row Update(int id, JsonObject sent)
    {
        var row = Find(id);
        if (sent["email"]?.ToString() is { } email && (!Schema.Email().IsMatch(email) || Holder("email", email, id) is not null))
            throw new RestError(400, "woocommerce_rest_customer_invalid_email", "Email address is invalid.");
        shop.Customers.Change(row, body =>
        {
            Fill(body, sent);
            shop.Time.Stamp(body, "date_modified", shop.Time.NowUtc);
        });
        return row;
    }

    public JsonObject Delete(int id, bool force)
    {
        var row = Find(id);
        if (!force) throw new RestError(501, "woocommerce_rest_trash_not_supported", "Customers do not support trashing.");
        shop.Customers.Remove(id);
        return row.Body;
    }

    private JsonObject New(string email, JsonObject sent)
    {
        var customer = BareCustomer.Of(shop.Customers.LastId + 1, email);
        shop.Time.Stamp(customer, "date_created", shop.Time.NowUtc);
        shop.Time.Stamp(customer, "date_modified", shop.Time.NowUtc);
        customer["username"] = sent["username"]?.ToString() ?? FreeName(customer["username"]!.ToString());
        if (sent["password"] is null)
            customer["meta_data"]!.AsArray().Add(new JsonObject { ["id"] = shop.NextMeta(), ["key"] = "default_password_nag", ["value"] = "1" });
        Fill(customer, sent);
        return customer;
    }

    private void Fill(JsonObject customer, JsonObject sent)
    {
        foreach (var name in new[] { "email", "first_name", "last_name" })
            if (sent[name] is { } value) customer[name] = value.ToString();
        foreach (var name in new[] { "billing", "shipping" })
            foreach (var (field, value) in sent[name] as JsonObject ?? [])
                if (customer[name]!.AsObject().ContainsKey(field)) customer[name]![field] = value?.ToString() ?? "";
        MetaData.Merge(customer, sent["meta_data"], shop.NextMeta);
        customer["avatar_url"] = BareCustomer.Avatar(customer["email"]!.ToString());
    }

    private string FreeName(string wanted)
    {
        var (name, n) = (wanted, 1);
        while (Holder("username", name, 0) is not null) name = $"{wanted}{n++}";
        return name;
    }

    private Row? Holder(string field, string value, int except) => shop.Customers.Rows.FirstOrDefault(c =>
        c.Id != except && string.Equals(c.Body[field]?.ToString(), value, StringComparison.OrdinalIgnoreCase));
}
