using System.Reflection;
using System.Text.RegularExpressions;
using EasySale.Sync.Azure;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Functions;

namespace EasySale.Sync.Conventions.Tests.House;

public partial class HouseTests
{
    private static readonly Assembly Engine = typeof(Connector).Assembly;
    private static readonly Assembly Connectors = Assembly.Load("EasySale.Sync.Connectors");
    private static readonly Assembly[] All = [Engine, Connectors, typeof(AzureStores).Assembly, typeof(SyncApplication).Assembly, Assembly.Load("EasySale.Sync.Local")];

    [Fact]
    public void A_type_is_named_after_what_it_is_not_after_a_drawer() =>
        Assert.DoesNotContain(All.SelectMany(assembly => assembly.GetTypes()), type => type.Namespace is { } space && Begins(space, "EasySale") && Drawer().IsMatch(type.Name));

    [Fact]
    public void The_engine_knows_no_azure_no_web_host_and_no_vendor() =>
        Assert.DoesNotContain(References(Engine), name => Begins(name, "Azure") || (Begins(name, "Microsoft.") && name != "Microsoft.Extensions.Logging.Abstractions") || Begins(name, "EasySale"));

    [Fact]
    public void Connectors_know_the_engine_and_nothing_else_of_the_house() =>
        Assert.DoesNotContain(References(Connectors), name => Begins(name, "Azure") || (Begins(name, "EasySale") && name != "EasySale.Sync.Engine"));

    [Fact]
    public void The_engine_does_not_even_name_a_vendor()
    {
        foreach (var file in Checkout.Sources("src/EasySale.Sync.Engine"))
            Assert.False(Vendor().IsMatch(File.ReadAllText(file)), $"{Path.GetFileName(file)} names a vendor.");
    }

    [Fact]
    public void Wire_types_stay_inside_their_connector() =>
        Assert.DoesNotContain(Connectors.GetTypes(), type => type.IsVisible && type.Namespace!.EndsWith(".Wire", StringComparison.Ordinal));

    [Fact]
    public void Every_connector_has_the_same_files()
    {
        foreach (var connector in ConnectorCatalog.Scan(Connectors).All)
        {
            var name = connector.GetType().Name[..^"Connector".Length];
            var folder = Path.Combine(Checkout.Root, "src/EasySale.Sync.Connectors", name);
            foreach (var file in new[] { $"{name}Connector.cs", $"{name}Settings.cs", $"{name}Client.cs", $"{name}Errors.cs", "README.md" })
                Assert.True(File.Exists(Path.Combine(folder, file)), $"{name} lacks {file}.");
            if (connector.Webhooks is { } reader) Assert.Equal($"{name}Webhooks", reader.GetType().Name);
        }
    }

    [Fact]
    public void A_file_stays_small_enough_to_be_read_at_once()
    {
        foreach (var file in Checkout.Sources("src"))
            Assert.True(File.ReadLines(file).Count() <= 250, $"{Path.GetRelativePath(Checkout.Root, file)} is longer than 250 lines.");
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);

    private static bool Begins(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal);

    [GeneratedRegex("(Helper|Helpers|Util|Utils|Utility|Utilities|Manager|Common|Misc)(`|$)")]
    private static partial Regex Drawer();

    [GeneratedRegex("woocommerce|woo_|quickbooks|intuit|supabase|postgrest|odoo|shopify", RegexOptions.IgnoreCase)]
    private static partial Regex Vendor();
}
