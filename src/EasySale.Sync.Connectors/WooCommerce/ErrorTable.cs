using static EasySale.Sync.Engine.Failures.FailureCause;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>What WooCommerce's refusals mean. The first rule that fits answers; statuses without a code of WooCommerce's come last.</summary>
internal static class ErrorTable
{
    public static readonly IReadOnlyList<ErrorRule> Rules =
    [
        // One status and one code for a bad secret, a missing permission, a stale clock and a reused nonce: only the message differs.
        new(401, "woocommerce_rest_authentication_error", FixSettings, "permission_missing",
            "The key lacks a permission. In WooCommerce → Settings → Advanced → REST API, set the key's permissions to Read/Write, or enter a key that has them.")
        { Word = "permission" },
        new(401, "woocommerce_rest_authentication_error", FixSettings, "clock",
            "The shop's clock is more than 15 minutes off, so it refuses signed calls. Ask the host to set the server's clock, or use https.")
        { Word = "timestamp" },
        new(401, "woocommerce_rest_authentication_error", TryAgain, "nonce_reused", "The shop took a call for a repeated one. It is tried again by itself.")
        { Word = "nonce" },
        new(401, "woocommerce_rest_authentication_error", FixSettings, "reconnect",
            "The shop does not accept the key. Make a new key in WooCommerce → Settings → Advanced → REST API and enter it in the connection."),
        new(401, "woocommerce_rest_cannot_*", FixSettings, "reconnect",
            "The shop does not know the key. Enter the key again or make a new one; if it is right, the host may strip the Authorization header: ask it not to."),
        new(403, "woocommerce_rest_cannot_*", FixSettings, "permission_missing",
            "The key belongs to a WordPress user who may not do this. Make the key for a shop manager or administrator."),
        new(401, "rest_*", FixSettings, "api_closed", "A plugin closes the shop's REST API. Allow it for calls with a WooCommerce key."),
        new(403, "rest_*", FixSettings, "api_closed", "A plugin closes the shop's REST API. Allow it for calls with a WooCommerce key."),

        new(404, "rest_no_route", FixSettings, WooCommerceErrors.NoRoute,
            "There is no WooCommerce API at this address. Check the address, that the plugin WooCommerce is active, and that Settings → Permalinks is not \"Plain\"."),
        new(null, "*_invalid_id", FixRecord, WooCommerceErrors.RecordGone, "The shop no longer has this record. Remove what refers to it, or restore it in WooCommerce."),
        new(null, "woocommerce_rest_invalid_order_id", FixRecord, WooCommerceErrors.RecordGone, "The shop no longer has this order. Restore it in WooCommerce."),
        new(null, "woocommerce_rest_already_trashed", FixRecord, WooCommerceErrors.RecordGone, "The record is already in the shop's trash. Restore it there to go on with it."),

        new(400, "rest_invalid_param", FixSettings, "unknown_status", "The shop does not know this status.") { Word = "status" },
        new(400, "rest_invalid_param", OurBug, "invalid_request", "The shop refused a call of ours as invalid. We have to correct it; nothing was changed."),
        new(400, "rest_missing_callback_param", OurBug, "invalid_request", "The shop refused a call of ours as incomplete. We have to correct it; nothing was changed."),
        new(400, "rest_invalid_json", OurBug, "invalid_request", "The shop refused a call of ours as invalid. We have to correct it; nothing was changed."),
        new(413, "*", OurBug, "too_many_items", "A call of ours was larger than the shop takes. We have to correct it; nothing was changed."),
        new(501, "*", OurBug, WooCommerceErrors.NotSupported, "The shop does not support what we asked for. We have to correct it; nothing was changed."),

        new(400, "product_invalid_sku", FixRecord, WooCommerceErrors.DuplicateSku, "Another product, perhaps one in the trash, has this SKU. Change one of them."),
        new(400, "woocommerce_rest_product_not_created", FixRecord, WooCommerceErrors.DuplicateSku, "Another product, perhaps one in the trash, has this SKU. Change one of them."),
        new(400, "product_invalid_global_unique_id", FixRecord, "duplicate_barcode", "Another product has this GTIN, UPC, EAN or ISBN. Change one of them."),
        new(400, "registration-error-*-exists", FixRecord, WooCommerceErrors.DuplicateCustomer, "The shop has a customer with this e-mail or user name already. Merge the two."),
        new(400, "woocommerce_rest_customer_invalid_email", FixRecord, WooCommerceErrors.DuplicateCustomer, "The e-mail is wrong or another customer's. Correct it."),
        new(400, "customer_invalid_email", FixRecord, "invalid_email", "The e-mail address is not valid. Correct it."),
        // A refund that is too large, or a gateway that cannot refund, is a 500 which no repetition will cure.
        new(500, "woocommerce_rest_cannot_create_order_refund", FixRecord, "refund_refused",
            "The shop refuses the refund: it is larger than what is left of the order, or the payment gateway cannot refund by itself."),
        new(400, "woocommerce_*", FixRecord, "refused", "The shop refuses the record. Correct it and try again."),

        new(401, "*", FixSettings, "reconnect", "The shop does not accept the key. Enter it again or make a new one."),
        new(403, "*", FixSettings, "blocked", "A firewall or security plugin before the shop blocks us. Ask the host to let calls to /wp-json/wc/v3 through."),
        new(404, "*", FixSettings, WooCommerceErrors.NoRoute,
            "There is no WooCommerce API at this address. Check the address, that the plugin WooCommerce is active, and that Settings → Permalinks is not \"Plain\"."),
        new(429, "*", TryAgain, "rate_limited", "The shop's host asks us to slow down. It goes on by itself."),
        new(503, "*", TryAgain, "unavailable", "The shop is in maintenance or overloaded. It goes on by itself; if it lasts, look at the shop."),
    ];
}
