using EasySale.Sync.Connectors.QuickBooks;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Mapping.Paths;

namespace EasySale.Sync.Connectors.Tests.Contract;

/// <summary>Every target tells what goes where, in paths records really have.</summary>
public class FieldMapTests
{
    public static TheoryData<string, RecordKind> Targets => [.. from connector in ConnectorCatalog.Scan(typeof(QuickBooksConnector).Assembly).All from kind in connector.Writes select (connector.Platform, kind)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void The_built_in_mapping_is_told_line_by_line(string platform, RecordKind kind)
    {
        var fields = ConnectorCatalog.Scan(typeof(QuickBooksConnector).Assembly).Find(platform)!.FieldsOf(kind);

        Assert.NotEmpty(fields.BuiltIn);
        var paths = CanonicalPaths.Of(kind);
        Assert.All(fields.BuiltIn, field => Assert.True(paths.Any(path => path == field.Source || path.StartsWith(field.Source + ".", StringComparison.Ordinal)), field.Source));
    }
}
