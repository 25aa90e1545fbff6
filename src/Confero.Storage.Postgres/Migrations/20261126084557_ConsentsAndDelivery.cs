using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Confero.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ConsentsAndDelivery : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Released",
                table: "Requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MergedInto",
                table: "Parties",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AllOrNothing",
                table: "Packages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "LessonFor",
                table: "Evaluations",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Months",
                table: "Evaluations",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "RunningCostsPaid",
                table: "Evaluations",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "SparePartsAtHand",
                table: "Evaluations",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "TrainingRefreshed",
                table: "Evaluations",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CorrectsId",
                table: "DeliveryStatements",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "IntroducedAt",
                table: "Contributions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SettledAt",
                table: "Contributions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SettledReason",
                table: "Contributions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Terms",
                table: "Contributions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Ended",
                table: "Consents",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Until",
                table: "Consents",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Amendments",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    ContributionId = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Before = table.Column<string>(type: "text", nullable: false),
                    After = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    ProposedBy = table.Column<string>(type: "text", nullable: false),
                    MemberId = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ProviderAnswer = table.Column<string>(type: "text", nullable: false),
                    StateAnswer = table.Column<string>(type: "text", nullable: false),
                    ProviderAnsweredAt = table.Column<long>(type: "bigint", nullable: true),
                    StateAnsweredAt = table.Column<long>(type: "bigint", nullable: true),
                    RefusedReason = table.Column<string>(type: "text", nullable: true),
                    InForceAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Amendments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Amendments_Contributions_ContributionId",
                        column: x => x.ContributionId,
                        principalTable: "Contributions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CaseKeepers",
                columns: table => new
                {
                    SubjectId = table.Column<string>(type: "text", nullable: false),
                    PartyId = table.Column<string>(type: "text", nullable: false),
                    MemberId = table.Column<string>(type: "text", nullable: false),
                    Since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseKeepers", x => new { x.SubjectId, x.PartyId });
                    table.ForeignKey(
                        name: "FK_CaseKeepers_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CaseResults",
                columns: table => new
                {
                    RequestId = table.Column<string>(type: "text", nullable: false),
                    PartyId = table.Column<string>(type: "text", nullable: false),
                    Language = table.Column<string>(type: "text", nullable: false),
                    Draft = table.Column<string>(type: "text", nullable: false),
                    Published = table.Column<string>(type: "text", nullable: true),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseResults", x => x.RequestId);
                    table.ForeignKey(
                        name: "FK_CaseResults_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DeliveryComments",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    ContributionId = table.Column<string>(type: "text", nullable: false),
                    Side = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    MemberId = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliveryComments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DeliveryComments_Contributions_ContributionId",
                        column: x => x.ContributionId,
                        principalTable: "Contributions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Flows",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    Status = table.Column<string>(type: "text", nullable: false),
                    FromId = table.Column<string>(type: "text", nullable: false),
                    ToId = table.Column<string>(type: "text", nullable: true),
                    Earmark = table.Column<string>(type: "text", nullable: false),
                    EarmarkCode = table.Column<string>(type: "text", nullable: true),
                    RequestId = table.Column<string>(type: "text", nullable: true),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "text", nullable: false),
                    Rate = table.Column<decimal>(type: "numeric(24,12)", precision: 24, scale: 12, nullable: true),
                    RateOn = table.Column<DateOnly>(type: "date", nullable: true),
                    OwnRate = table.Column<bool>(type: "boolean", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    ParentId = table.Column<string>(type: "text", nullable: true),
                    Relation = table.Column<string>(type: "text", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true),
                    MemberId = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ConfirmedAt = table.Column<long>(type: "bigint", nullable: true),
                    ConfirmedBy = table.Column<string>(type: "text", nullable: true),
                    CancelledAt = table.Column<long>(type: "bigint", nullable: true),
                    CancelReason = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Flows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Flows_Flows_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Flows",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Flows_Parties_FromId",
                        column: x => x.FromId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Flows_Parties_ToId",
                        column: x => x.ToId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Flows_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FollowUps",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    RequestId = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    OwnerPartyId = table.Column<string>(type: "text", nullable: false),
                    OwnerMemberId = table.Column<string>(type: "text", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    CreatedBy = table.Column<string>(type: "text", nullable: false),
                    CreatedByPartyId = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ReportedAt = table.Column<long>(type: "bigint", nullable: true),
                    ReportedBy = table.Column<string>(type: "text", nullable: true),
                    Report = table.Column<string>(type: "text", nullable: true),
                    VerifiedAt = table.Column<long>(type: "bigint", nullable: true),
                    VerifiedBy = table.Column<string>(type: "text", nullable: true),
                    VerifiedByPartyId = table.Column<string>(type: "text", nullable: true),
                    Finding = table.Column<string>(type: "text", nullable: true),
                    DroppedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FollowUps_Parties_OwnerPartyId",
                        column: x => x.OwnerPartyId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FollowUps_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OutcomeChecks",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    RequestId = table.Column<string>(type: "text", nullable: false),
                    Months = table.Column<int>(type: "integer", nullable: false),
                    DueAt = table.Column<long>(type: "bigint", nullable: false),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutcomeChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutcomeChecks_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartyMerges",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    KeptId = table.Column<string>(type: "text", nullable: false),
                    DuplicateId = table.Column<string>(type: "text", nullable: false),
                    ProposedBy = table.Column<string>(type: "text", nullable: false),
                    ProposedAt = table.Column<long>(type: "bigint", nullable: false),
                    KeptAgreedAt = table.Column<long>(type: "bigint", nullable: true),
                    DuplicateAgreedAt = table.Column<long>(type: "bigint", nullable: true),
                    RefusedAt = table.Column<long>(type: "bigint", nullable: true),
                    DoneAt = table.Column<long>(type: "bigint", nullable: true),
                    UndoneAt = table.Column<long>(type: "bigint", nullable: true),
                    Moved = table.Column<string>(type: "text", nullable: false),
                    Roles = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartyMerges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PartyMerges_Parties_DuplicateId",
                        column: x => x.DuplicateId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartyMerges_Parties_KeptId",
                        column: x => x.KeptId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Pools",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Item = table.Column<string>(type: "text", nullable: false),
                    Stage = table.Column<string>(type: "text", nullable: true),
                    Neighbourhood = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true),
                    ProposedAt = table.Column<long>(type: "bigint", nullable: false),
                    FormedAt = table.Column<long>(type: "bigint", nullable: true),
                    TakenBackAt = table.Column<long>(type: "bigint", nullable: true),
                    OfferId = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pools", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Readings",
                columns: table => new
                {
                    RequestId = table.Column<string>(type: "text", nullable: false),
                    PartyId = table.Column<string>(type: "text", nullable: false),
                    Section = table.Column<string>(type: "text", nullable: false),
                    FirstAt = table.Column<long>(type: "bigint", nullable: false),
                    LastAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Readings", x => new { x.RequestId, x.PartyId, x.Section });
                });

            migrationBuilder.CreateTable(
                name: "SustainmentPlans",
                columns: table => new
                {
                    RequestId = table.Column<string>(type: "text", nullable: false),
                    RunningCosts = table.Column<string>(type: "text", nullable: false),
                    YearlyCost = table.Column<long>(type: "bigint", nullable: true),
                    Currency = table.Column<string>(type: "text", nullable: true),
                    SpareParts = table.Column<string>(type: "text", nullable: false),
                    RefresherTraining = table.Column<string>(type: "text", nullable: false),
                    Responsible = table.Column<string>(type: "text", nullable: false),
                    MemberId = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SustainmentPlans", x => x.RequestId);
                    table.ForeignKey(
                        name: "FK_SustainmentPlans_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Visits",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    RequestId = table.Column<string>(type: "text", nullable: false),
                    VisitorId = table.Column<string>(type: "text", nullable: false),
                    Purpose = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    People = table.Column<int>(type: "integer", nullable: false),
                    ProposedBy = table.Column<string>(type: "text", nullable: false),
                    ProposedAt = table.Column<long>(type: "bigint", nullable: false),
                    Answer = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: true),
                    CalledOffAt = table.Column<long>(type: "bigint", nullable: true),
                    HeldAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Visits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Visits_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PoolParts",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    PoolId = table.Column<string>(type: "text", nullable: false),
                    PartyId = table.Column<string>(type: "text", nullable: false),
                    RequestId = table.Column<string>(type: "text", nullable: false),
                    NeedId = table.Column<string>(type: "text", nullable: false),
                    Answer = table.Column<string>(type: "text", nullable: false),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: true),
                    LeftAt = table.Column<long>(type: "bigint", nullable: true),
                    PackageId = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PoolParts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PoolParts_Needs_NeedId",
                        column: x => x.NeedId,
                        principalTable: "Needs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PoolParts_Pools_PoolId",
                        column: x => x.PoolId,
                        principalTable: "Pools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PoolParts_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Amendments_ContributionId_Number",
                table: "Amendments",
                columns: new[] { "ContributionId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CaseKeepers_MemberId",
                table: "CaseKeepers",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseResults_PublishedAt",
                table: "CaseResults",
                column: "PublishedAt");

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryComments_ContributionId",
                table: "DeliveryComments",
                column: "ContributionId");

            migrationBuilder.CreateIndex(
                name: "IX_Flows_FromId",
                table: "Flows",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_Flows_On",
                table: "Flows",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_Flows_ParentId",
                table: "Flows",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Flows_RequestId",
                table: "Flows",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_Flows_ToId",
                table: "Flows",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_OwnerPartyId_DueOn",
                table: "FollowUps",
                columns: new[] { "OwnerPartyId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_RequestId",
                table: "FollowUps",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_OutcomeChecks_RequestId_Months",
                table: "OutcomeChecks",
                columns: new[] { "RequestId", "Months" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PartyMerges_DuplicateId",
                table: "PartyMerges",
                column: "DuplicateId");

            migrationBuilder.CreateIndex(
                name: "IX_PartyMerges_KeptId",
                table: "PartyMerges",
                column: "KeptId");

            migrationBuilder.CreateIndex(
                name: "IX_PoolParts_NeedId",
                table: "PoolParts",
                column: "NeedId");

            migrationBuilder.CreateIndex(
                name: "IX_PoolParts_PartyId",
                table: "PoolParts",
                column: "PartyId");

            migrationBuilder.CreateIndex(
                name: "IX_PoolParts_PoolId",
                table: "PoolParts",
                column: "PoolId");

            migrationBuilder.CreateIndex(
                name: "IX_PoolParts_RequestId",
                table: "PoolParts",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_Visits_RequestId",
                table: "Visits",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_Visits_VisitorId",
                table: "Visits",
                column: "VisitorId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Amendments");

            migrationBuilder.DropTable(
                name: "CaseKeepers");

            migrationBuilder.DropTable(
                name: "CaseResults");

            migrationBuilder.DropTable(
                name: "DeliveryComments");

            migrationBuilder.DropTable(
                name: "Flows");

            migrationBuilder.DropTable(
                name: "FollowUps");

            migrationBuilder.DropTable(
                name: "OutcomeChecks");

            migrationBuilder.DropTable(
                name: "PartyMerges");

            migrationBuilder.DropTable(
                name: "PoolParts");

            migrationBuilder.DropTable(
                name: "Readings");

            migrationBuilder.DropTable(
                name: "SustainmentPlans");

            migrationBuilder.DropTable(
                name: "Visits");

            migrationBuilder.DropTable(
                name: "Pools");

            migrationBuilder.DropColumn(
                name: "Released",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "MergedInto",
                table: "Parties");

            migrationBuilder.DropColumn(
                name: "AllOrNothing",
                table: "Packages");

            migrationBuilder.DropColumn(
                name: "LessonFor",
                table: "Evaluations");

            migrationBuilder.DropColumn(
                name: "Months",
                table: "Evaluations");

            migrationBuilder.DropColumn(
                name: "RunningCostsPaid",
                table: "Evaluations");

            migrationBuilder.DropColumn(
                name: "SparePartsAtHand",
                table: "Evaluations");

            migrationBuilder.DropColumn(
                name: "TrainingRefreshed",
                table: "Evaluations");

            migrationBuilder.DropColumn(
                name: "CorrectsId",
                table: "DeliveryStatements");

            migrationBuilder.DropColumn(
                name: "IntroducedAt",
                table: "Contributions");

            migrationBuilder.DropColumn(
                name: "SettledAt",
                table: "Contributions");

            migrationBuilder.DropColumn(
                name: "SettledReason",
                table: "Contributions");

            migrationBuilder.DropColumn(
                name: "Terms",
                table: "Contributions");

            migrationBuilder.DropColumn(
                name: "Ended",
                table: "Consents");

            migrationBuilder.DropColumn(
                name: "Until",
                table: "Consents");
        }
    }
}
