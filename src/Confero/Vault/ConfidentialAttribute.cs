using System.ComponentModel.DataAnnotations.Schema;

namespace Confero.Vault;

/// <summary>
/// Content that never rests in clear: it is no column of its own, but is sealed with all other confidential content of its
/// row under the key of the party it belongs to. Queries cannot filter or order by it; those that try fail loudly.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConfidentialAttribute : NotMappedAttribute;
