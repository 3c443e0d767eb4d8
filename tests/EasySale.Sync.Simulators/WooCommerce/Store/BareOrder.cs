using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>An order nobody has put anything into, its members in the recorded sequence.</summary>
internal static class BareOrder
{
    public static JsonObject Of(int id, string currency)
    {
        var order = JsonNode.Parse(Form)!.AsObject();
        var key = $"wc_order_{id:x13}";
        order["id"] = id;
        order["number"] = $"{id}";
        order["currency"] = currency;
        order["order_key"] = key;
        order["payment_url"] = $"{SiteLinks.Site}/checkout/order-pay/{id}/?pay_for_order=true&key={key}";
        order["currency_symbol"] = currency switch { "EUR" => "€", "GBP" => "£", "JPY" => "¥", _ => "$" };
        order["_links"] = Links(id, 0);
        return order;
    }

    public static JsonObject Links(int id, int customer)
    {
        var links = SiteLinks.Links("orders", id);
        var templates = new JsonObject { ["embeddable"] = true, ["href"] = $"{SiteLinks.Api}/orders/{id}/actions/email_templates" };
        links["email_templates"] = new JsonArray(templates);
        if (customer > 0) links["customer"] = new JsonArray(SiteLinks.Href($"{SiteLinks.Api}/customers/{customer}"));
        return links;
    }

    private const string Form = """
        {"id":0,"parent_id":0,"status":"pending","currency":"CAD","version":"11.0.1","prices_include_tax":false,
         "date_created":null,"date_modified":null,"discount_total":"0.00","discount_tax":"0.00","shipping_total":"0.00",
         "shipping_tax":"0.00","cart_tax":"0.00","total":"0.00","total_tax":"0.00","customer_id":0,"order_key":"",
         "billing":{"first_name":"","last_name":"","company":"","address_1":"","address_2":"","city":"","state":"",
                    "postcode":"","country":"","email":"","phone":""},
         "shipping":{"first_name":"","last_name":"","company":"","address_1":"","address_2":"","city":"","state":"",
                     "postcode":"","country":"","phone":""},
         "payment_method":"","payment_method_title":"","transaction_id":"","customer_ip_address":"","customer_user_agent":"",
         "created_via":"rest-api","customer_note":"","date_completed":null,"date_paid":null,"cart_hash":"","number":"",
         "meta_data":[],"line_items":[],"tax_lines":[],"shipping_lines":[],"fee_lines":[],"coupon_lines":[],"refunds":[],
         "payment_url":"","is_editable":true,"needs_payment":false,"needs_processing":false,"date_created_gmt":null,
         "date_modified_gmt":null,"date_completed_gmt":null,"date_paid_gmt":null,"currency_symbol":"$"}
        """;
}
