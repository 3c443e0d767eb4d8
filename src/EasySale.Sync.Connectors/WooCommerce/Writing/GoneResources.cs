using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>What becomes of a product or account whose record is gone, as the connection says.</summary>
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

    /// <summary>What a plan would do, in the merchant's words.</summary>
    public static Removal Told(RecordKind kind, string setting) => (kind, setting) switch
    {
        (RecordKind.Inventory or RecordKind.Payments, _) => Removal.Does("the shop goes on by itself, nothing is changed there."),
        (RecordKind.Customers, Ask) => Removal.Cannot(
            "the shop deletes no accounts. Delete it there by hand, and the next comparison closes the conflict; or set the connection's \"gone\" to keep and decide again, then the account stays."),
        (RecordKind.Customers, _) => Removal.Does("the shop deletes no accounts, so the account stays as it is."),
        (_, Keep) => Removal.Does("the connection's setting \"gone\" is keep, so it stays as it is."),
        (_, AsDraft) => Removal.Does("it becomes a draft."),
        (_, ToTrash) => Removal.Does("it goes to the trash."),
        _ => Removal.Cannot("the connection's setting \"gone\" is ask. Set it to trash, draft or keep and decide again; or remove it there by hand, and the next comparison closes the conflict."),
    };

    private static Draft Drafted(OperationAction action, ReadOnlyMemory<byte> body, TargetReference made) =>
        new(action, body) { Entity = made.Entity ?? ProductTarget.Products, TargetId = made.Id, ExpectedVersion = made.Version };
}
