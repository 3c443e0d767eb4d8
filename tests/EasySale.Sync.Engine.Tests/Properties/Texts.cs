using EasySale.Sync.Engine.Commerce;
using FsCheck;
using FsCheck.Fluent;

namespace EasySale.Sync.Engine.Tests.Properties;

/// <summary>Texts and amounts as people and their shops come up with them.</summary>
internal static class Texts
{
    private static readonly Gen<string> Piece = Gen.Elements(
        "a", "Z", "7", " ", "é", "ß", "Ж", "中", "𝒳", "🧾", "ñ", "\u200F", "\"", "'", "\\", "/", "|", "#", "%", "~", "&", "<b>", "\n", "\t",
        "{{", "}}", "{{customers/1}}", "{\"a\":1}", "null", "0", "-1", "é", "\u0001", "@", ";--", "=1+1", "\uFEFF");

    public static Gen<string> Any { get; } = from pieces in Gen.NonEmptyListOf(Piece).Resize(6) select string.Concat(pieces);

    private static readonly Gen<string?> Perhaps = Gen.Frequency((4, Any.Select(text => (string?)text)), (1, Gen.Constant((string?)null)));

    public static Gen<Customer> Customer { get; } =
        from first in Any
        from company in Perhaps
        from email in Perhaps
        from phone in Perhaps
        from city in Perhaps
        select new Customer { Id = "", FirstName = first, Company = company, Email = email, Phone = phone, Billing = city is null ? null : new Address { City = city } };

    /// <summary>Amounts with up to four decimals, negative ones among them.</summary>
    public static Gen<decimal> Amount { get; } = Gen.OneOf(
        from units in Gen.Choose(-2_000_000, 2_000_000) from places in Gen.Choose(0, 4) select new decimal(Math.Abs(units), 0, 0, units < 0, (byte)places),
        Gen.Elements(0m, 0.01m, 0.005m, 99_999_999.99m, 123_456_789_012.3456m, 10.10m));
}
