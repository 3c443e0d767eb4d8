using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>What becomes of a product whose record is gone, as the connection says.</summary>
internal static class GoneResources
{
    public const string Ask = "ask";
    public const string Keep = "keep";
    public const string AsDraft = "draft";
    public const string ToTrash = "trash";

    private static readonly ReadOnlyMemory<byte> Drafting = """{"status":"draft"}"""u8.ToArray();

    public static RecordPlan Plan(RecordKey record, PlanContext context, string setting)
    {
        if (context.Made(record) is not { } made) return RecordPlan.Skip("The shop has nothing of it.");
        return setting switch
        {
            Keep => RecordPlan.Skip("It is gone from the source; the connection's setting \"gone\" keeps it in the shop."),
            AsDraft => RecordPlan.Of(Drafted(OperationAction.Update, Drafting, made)),
            ToTrash => RecordPlan.Of(Drafted(OperationAction.Delete, BodyJson.Object(_ => { }), made)),
            _ => throw GoneRecords.Ask(record),
        };
    }

    private static Draft Drafted(OperationAction action, ReadOnlyMemory<byte> body, TargetReference made) =>
        new(action, body) { Entity = made.Entity ?? ProductTarget.Products, TargetId = made.Id, ExpectedVersion = made.Version };
}
