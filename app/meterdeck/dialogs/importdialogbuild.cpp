// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the import's dialog.
#include "dialogs/importdialog.h"

#include "dialogs/dialogframe.h"
#include "dialogs/importpreview.h"
#include "dialogs/jobpage.h"
#include "importwords.h"
#include "pages/hintcard.h"
#include "settings/settingspage.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/progressline.h"
#include "widgets/segmentedcontrol.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

namespace {

constexpr int Margin = 20;

/// A combo box that does not ask for the width of its longest entry.
QComboBox *choice(QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setMinimumHeight(32);
    box->setMinimumContentsLength(18);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    return box;
}

Label *small(const QString &text, QWidget *parent)
{
    auto *label = new Label(text, Role::Table, Token::Text2, 0, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

QWidget *ImportDialog::buildHead()
{
    return dialogHead(
        u"download"_s, tr("Import"),
        tr("Takes data of another system into this workspace. You see what would be stored before it is."),
        this);
}

QWidget *ImportDialog::buildSource(QWidget *page)
{
    auto *box = new QWidget(page);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_way = new widgets::SegmentedControl({tr("File"), tr("Folder"), tr("ODBC connection")}, box);
    m_way->setName(tr("Where the data are"));
    column->addWidget(m_way, 0, Qt::AlignLeft);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    m_source = new QLineEdit(box);
    m_source->setMinimumHeight(32);
    m_browse = new Button(tr("Choose…"), Button::Kind::Normal, box);
    m_browse->setAutoDefault(false);
    m_browse->setAccessibleName(tr("Choose the source"));
    line->addWidget(m_source, 1);
    line->addWidget(m_browse);
    column->addLayout(line);
    m_secret = new QWidget(box);
    auto *secret = new QVBoxLayout(m_secret);
    secret->setContentsMargins(0, 0, 0, 0);
    secret->setSpacing(4);
    m_password = new QLineEdit(m_secret);
    m_password->setMinimumHeight(32);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("Password, where the server asks for one"));
    m_password->setAccessibleName(tr("Password"));
    secret->addWidget(m_password);
    secret->addWidget(small(tr("It is used for this import and written down nowhere."), m_secret));
    m_secret->hide();
    column->addWidget(m_secret);
    connect(m_way, &widgets::SegmentedControl::chosen, this, &ImportDialog::followWay);
    connect(m_browse, &QPushButton::clicked, this, &ImportDialog::chooseSource);
    connect(m_source, &QLineEdit::textChanged, this, [this] {
        m_recogniseSoon.start();
        updateFoot();
    });
    return box;
}

QWidget *ImportDialog::buildZone(QWidget *page)
{
    m_zoneBox = new QWidget(page);
    auto *column = new QVBoxLayout(m_zoneBox);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_zone = choice(m_zoneBox);
    for (const QByteArray &zone : SettingsPage::zones())
        m_zone->addItem(zone.isEmpty()
                            ? tr("This computer’s: %1").arg(QString::fromUtf8(QTimeZone::systemTimeZoneId()))
                            : QString::fromUtf8(zone),
                        zone);
    m_zone->setAccessibleName(tr("Zone of the source"));
    column->addWidget(m_zone);
    column->addWidget(small(tr("For times that name no zone of their own."), m_zoneBox));
    return m_zoneBox;
}

QWidget *ImportDialog::buildRepair(QWidget *page)
{
    m_repairBox = new QWidget(page);
    auto *column = new QVBoxLayout(m_repairBox);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    m_repair = new QCheckBox(tr("Repair them as"), m_repairBox);
    m_repair->setObjectName(u"repair"_s);
    m_month = choice(m_repairBox);
    for (int month = 1; month <= 12; ++month)
        m_month->addItem(QLocale().standaloneMonthName(month), month);
    m_month->setCurrentIndex(imports::Request().repairMonth - 1);
    m_month->setAccessibleName(tr("Month of damaged rows"));
    m_month->setEnabled(false);
    line->addWidget(m_repair);
    line->addWidget(m_month, 1);
    column->addLayout(line);
    column->addWidget(
        small(tr("Some loggers wrote “-m-” instead of the month. Unrepaired, such rows are listed as "
                 "not taken. Repaired, they get this month, count as estimated, and their source "
                 "says so."),
              m_repairBox));
    connect(m_repair, &QCheckBox::toggled, m_month, &QWidget::setEnabled);
    return m_repairBox;
}

QWidget *ImportDialog::buildChoice()
{
    auto *page = new QWidget(this);
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(Margin, 8, Margin, 16);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(14);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto add = [&](const QString &name, QWidget *control) {
        auto *label = new Label(name, Role::Body, Token::Text2, 0, page);
        label->setWordWrap(true);
        label->setContentsMargins(0, 5, 0, 0); // beside the first line of its control
        grid->addWidget(label, row, 0, Qt::AlignTop);
        grid->addWidget(control, row++, 1);
        return label;
    };
    add(tr("Source"), buildSource(page));
    m_source->setAccessibleName(tr("Source"));
    auto *kinds = new QWidget(page);
    auto *column = new QVBoxLayout(kinds);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_kind = choice(kinds);
    m_kind->addItem(tr("Not recognised yet"), QString());
    for (const QString &known : imports::kinds())
        m_kind->addItem(ImportWords::kind(known), known);
    m_kind->setAccessibleName(tr("Kind"));
    m_kindHint = small({}, kinds);
    column->addWidget(m_kind);
    column->addWidget(m_kindHint);
    add(tr("Kind"), kinds);
    m_zoneName = add(tr("Zone of the source"), buildZone(page));
    m_repairName = add(tr("Damaged months"), buildRepair(page));
    grid->setRowStretch(row, 1);
    connect(m_kind, &QComboBox::activated, this, [this] { m_kindChosen = true; });
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ImportDialog::followKind);
    m_choice = scrolled(page, this);
    return m_choice;
}

QWidget *ImportDialog::buildFound()
{
    m_found = new QWidget(this);
    auto *column = new QVBoxLayout(m_found);
    column->setContentsMargins(Margin, 8, Margin, 16);
    column->setSpacing(10);
    m_looking = new widgets::ProgressLine(tr("Looking at the source"), m_found);
    column->addWidget(m_looking);
    m_previewFailure = new HintCard(m_found);
    column->addWidget(m_previewFailure);
    m_preview = new ImportPreview(m_found);
    column->addWidget(m_preview, 1);
    column->addStretch(0);
    connect(m_preview, &ImportPreview::saveRejects, this, &ImportDialog::saveRejects);
    m_found->hide();
    return m_found;
}

QWidget *ImportDialog::buildRun()
{
    m_progress = new JobPage(this);
    m_run = scrolled(m_progress, this);
    m_run->hide();
    return m_run;
}

QWidget *ImportDialog::buildFoot()
{
    m_note = small({}, this);
    m_back = new Button(tr("Back"), Button::Kind::Normal, this);
    m_cancel = new Button(tr("Cancel"), Button::Kind::Normal, this);
    m_go = new Button(tr("Preview"), Button::Kind::Primary, this);
    connect(m_back, &QPushButton::clicked, this, &ImportDialog::goBack);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_job && m_job->isRunning() && m_stage == Stage::Importing) {
            m_cancel->setEnabled(false);
            m_job->cancel();
        } else {
            reject();
        }
    });
    connect(m_go, &QPushButton::clicked, this, &ImportDialog::advance);
    return jobFoot(m_note, {m_back, m_cancel, m_go}, this);
}

} // namespace console
