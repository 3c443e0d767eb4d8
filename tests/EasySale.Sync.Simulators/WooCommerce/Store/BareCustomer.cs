using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>A customer of whom only the e-mail address is known.</summary>
internal static class BareCustomer
{
    public static JsonObject Of(int id, string email)
    {
        var customer = JsonNode.Parse(Form)!.AsObject();
        customer["id"] = id;
        customer["email"] = email;
        customer["username"] = email.Split('@')[0].ToLowerInvariant();
        customer["avatar_url"] = Avatar(email);
        customer["_links"] = SiteLinks.Links("customers", id);
        return customer;
    }

    public static string Avatar(string email)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant()));
        return $"https://secure.gravatar.com/avatar/{Convert.ToHexStringLower(hash)}?s=96&d=mm&r=g";
    }

    private const string Form = """
        {"id":0,"date_created":null,"date_created_gmt":null,"date_modified":null,"date_modified_gmt":null,"email":"",
         "first_name":"","last_name":"","role":"customer","username":"",
         "billing":{"first_name":"","last_name":"","company":"","address_1":"","address_2":"","city":"","postcode":"",
                    "country":"","state":"","email":"","phone":""},
         "shipping":{"first_name":"","last_name":"","company":"","address_1":"","address_2":"","city":"","postcode":"",
                     "country":"","state":"","phone":""},
         "is_paying_customer":false,"avatar_url":"","meta_data":[]}
        """;
}
