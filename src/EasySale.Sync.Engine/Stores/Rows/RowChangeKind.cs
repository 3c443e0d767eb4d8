namespace EasySale.Sync.Engine.Stores.Rows;

public enum RowChangeKind
{
    Insert,
    Replace,
    Put,
    Delete,
}
