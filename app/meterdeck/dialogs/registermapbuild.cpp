// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the register map's editor and where they stand.
#include "dialogs/registermapeditor.h"

#include "dialogs/dialogframe.h"
#include "dialogs/inset.h"
#include "dialogs/registercells.h"
#include "modbus/writemap.h"
#include "models/csvrejectsmodel.h"
#include "models/previewmodel.h"
#include "models/registersmodel.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::TableView;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr int Margin = 20;
constexpr int PanelWidth = 420;
constexpr int Beside = 1100; ///< from this width on the meter stands beside the table

QWidget *titled(const QString &title, QWidget *editor, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *label = new Label(title, Role::Table, Token::Text2, 0, box);
    label->setBuddy(editor);
    column->addWidget(label);
    column->addWidget(editor);
    editor->setAccessibleName(title);
    return box;
}

} // namespace

QWidget *RegisterMapEditor::buildHead()
{
    return dialogHead(
        u"sliders-horizontal"_s, tr("Register map"),
        tr("A profile of your own, kept beside the workspace. Try it on a meter before it is saved."), this);
}

QWidget *RegisterMapEditor::buildIdentity()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    m_from = new QComboBox(box);
    m_from->setMinimumContentsLength(12);
    m_from->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_from->addItem(tr("an empty table"), QString());
    for (const core::ProfilePtr &profile : std::as_const(m_setting.profiles)) {
        if (profile && profile->codec == "modbus"_L1)
            m_from->addItem(profile->name, profile->id.toString());
    }
    m_name = new QLineEdit(box);
    m_id = new QLineEdit(box);
    m_vendor = new QLineEdit(box);
    m_vendor->setPlaceholderText(tr("may stay empty"));
    m_base = new widgets::SegmentedControl({tr("0, as on the wire"), tr("1")}, box);
    m_base->setName(tr("Addresses count from"));
    m_maxBlock = new QSpinBox(box);
    m_maxBlock->setRange(1, 125);
    row->addWidget(titled(tr("Begin with"), m_from, box), 3);
    row->addWidget(titled(tr("Name"), m_name, box), 4);
    row->addWidget(titled(tr("Id"), m_id, box), 3);
    row->addWidget(titled(tr("Maker"), m_vendor, box), 2);
    row->addWidget(titled(tr("Addresses count from"), m_base, box));
    row->addWidget(titled(tr("Largest read"), m_maxBlock, box));
    connect(m_from, &QComboBox::activated, this,
            [this] { startFrom(core::ProfileId(m_from->currentData().toString())); });
    for (QLineEdit *edit : {m_name, m_id, m_vendor})
        connect(edit, &QLineEdit::textEdited, this, &RegisterMapEditor::readHead);
    connect(m_base, &widgets::SegmentedControl::chosen, this, &RegisterMapEditor::readHead);
    connect(m_maxBlock, &QSpinBox::valueChanged, this, &RegisterMapEditor::readHead);
    return box;
}

QWidget *RegisterMapEditor::buildRegisters()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(new Label(tr("Registers"), Role::Body, Token::Text, 600, box));
    bar->addStretch(1);
    m_add = new Button(tr("Add a row"), Button::Kind::Normal, box);
    m_add->setIconName(u"plus"_s);
    m_remove = new Button(tr("Remove the row"), Button::Kind::Normal, box);
    m_remove->setIconName(u"minus"_s);
    m_csv = new Button(tr("Import CSV…"), Button::Kind::Normal, box);
    m_csv->setIconName(u"file-down"_s);
    for (Button *button : {m_add, m_remove, m_csv}) {
        button->setAutoDefault(false);
        bar->addWidget(button);
    }
    column->addLayout(bar);
    m_table = new TableView(box);
    m_table->setItemDelegate(new RegisterCells(m_table));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed |
                             QAbstractItemView::DoubleClicked);
    m_table->setRows(TableView::Rows::Normal);
    m_table->setMinimumHeight(120);
    const int widths[] = {76, 72, 56, 68, 128, 68, 64, 60, 108, 60, 72, 72, 96, 120};
    for (int i = 0; i < RegistersModel::ColumnCount; ++i)
        m_table->setColumnWidth(i, Theme::grow(widths[i]));
    column->addWidget(m_table, 1);
    m_cellWords = new Label({}, Role::Table, Token::Text2, 0, box);
    m_cellWords->setWordWrap(true);
    column->addWidget(m_cellWords);
    m_importBox = buildImport();
    m_importBox->hide();
    column->addWidget(m_importBox);
    connect(m_add, &QPushButton::clicked, this, [this] { chooseRow(m_model->addRow(row())); });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        const int at = row();
        if (at >= 0 && m_model->removeRows(at, 1))
            chooseRow(std::min(at, m_model->rowCount() - 1));
    });
    connect(m_csv, &QPushButton::clicked, this, &RegisterMapEditor::chooseFile);
    connect(m_table, &TableView::rowActivated, this, [this](const QModelIndex &index) {
        // The Enter that ends an editor comes here too, while it is still there.
        if ((index.flags() & Qt::ItemIsEditable) && !m_table->findChild<QLineEdit *>(u"cell"_s))
            m_table->edit(index);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now, const QModelIndex &before) {
                if (now.row() != before.row())
                    lookCloser();
                refresh();
            });
    return box;
}

QWidget *RegisterMapEditor::buildImport()
{
    auto *box = new Inset(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    m_importWords = new Label({}, Role::Body, Token::Text, 0, box);
    m_importWords->setWordWrap(true);
    column->addWidget(m_importWords);
    m_rejects = new TableView(box);
    m_rejects->setModel(m_rejectsModel);
    m_rejects->setRows(TableView::Rows::Dense);
    const int widths[] = {52, 120, 140, 300};
    for (int i = 0; i < CsvRejectsModel::ColumnCount; ++i)
        m_rejects->setColumnWidth(i, Theme::grow(widths[i]));
    m_rejects->setStretchColumn(CsvRejectsModel::Reason);
    column->addWidget(m_rejects);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addStretch(1);
    m_leaveImport = new Button(tr("Take nothing"), Button::Kind::Normal, box);
    m_takeImport = new Button({}, Button::Kind::Primary, box);
    for (Button *button : {m_leaveImport, m_takeImport}) {
        button->setAutoDefault(false);
        line->addWidget(button);
    }
    column->addLayout(line);
    connect(m_takeImport, &QPushButton::clicked, this, &RegisterMapEditor::takeImport);
    connect(m_leaveImport, &QPushButton::clicked, this, &RegisterMapEditor::leaveImport);
    return box;
}

QWidget *RegisterMapEditor::buildMeter()
{
    auto *box = new Inset(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(8);
    column->addWidget(new Label(tr("Try it on a meter"), Role::Body, Token::Text, 600, box));
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    m_buses = new QComboBox(box);
    m_buses->setAccessibleName(tr("Bus"));
    m_buses->setMinimumContentsLength(8);
    m_buses->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const Bus &known : std::as_const(m_setting.buses))
        m_buses->addItem(known.name, known.id.toString());
    m_buses->setCurrentIndex(std::max(0, m_buses->findData(m_setting.bus.toString())));
    m_unit = new QSpinBox(box);
    m_unit->setAccessibleName(tr("Unit"));
    m_unit->setPrefix(tr("unit ", "before the number of a unit"));
    m_unit->setRange(1, modbus::GeneralUnit); // of which the bus says whether it may be asked
    m_unit->setValue(m_setting.unit);
    m_try = new Button(tr("Read once"), Button::Kind::Normal, box);
    m_try->setAutoDefault(false);
    line->addWidget(m_buses, 1);
    line->addWidget(m_unit);
    line->addWidget(m_try);
    column->addLayout(line);
    m_trialWords = new Label({}, Role::Table, Token::Text2, 0, box);
    m_trialWords->setWordWrap(true);
    column->addWidget(m_trialWords);
    m_remark = new Label({}, Role::Body, Token::Text, 600, box);
    m_remark->setWordWrap(true);
    m_use = new Button(tr("Read it so"), Button::Kind::Normal, box);
    m_use->setAutoDefault(false);
    auto *said = new QHBoxLayout;
    said->setSpacing(8);
    said->addWidget(m_remark, 1);
    said->addWidget(m_use, 0, Qt::AlignTop);
    column->addLayout(said);
    m_previewTable = new TableView(box);
    m_previewTable->setModel(m_previewModel);
    m_previewTable->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_previewTable->setItemDelegate(new RegisterCells(m_previewTable));
    m_previewTable->setRows(TableView::Rows::Dense);
    m_previewTable->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_previewTable->setMinimumHeight(Theme::grow(30 + 4 * 24));
    column->addWidget(m_previewTable, 1);
    m_placesBox = new QWidget(box);
    m_places = new QGridLayout(m_placesBox);
    m_places->setContentsMargins(0, 4, 0, 0);
    m_places->setHorizontalSpacing(12);
    m_places->setVerticalSpacing(4);
    m_placesBox->hide();
    column->addWidget(m_placesBox);
    m_spare = new QWidget(box); // while there is nothing to preview
    m_spare->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    column->addWidget(m_spare);
    connect(m_try, &QPushButton::clicked, this, &RegisterMapEditor::tryMeter);
    connect(m_use, &QPushButton::clicked, this, [this] {
        const auto rule = row() >= 0 ? m_model->table().rule(row()) : std::nullopt;
        if (!rule)
            return;
        const modbus::WordPreview words(
            m_model->words(rule->function, rule->address, modbus::WordPreview::MostWords), rule->quantity,
            rule->scale, rule->offset);
        if (const auto *best = words.best(rule->type, rule->order)) {
            if (best->betterScale > 0)
                m_model->setData(m_model->index(row(), RegistersModel::Scale),
                                 QString::number(best->betterScale));
            takeReading(row(), best->type, best->order);
        }
    });
    connect(m_previewTable, &TableView::rowActivated, this, [this](const QModelIndex &index) {
        if (const auto *reading = m_previewModel->readingAt(index))
            takeReading(row(), reading->type, reading->order);
    });
    const auto other = [this] {
        m_trial->stop();
        m_closer->stop();
        m_refusals.clear();
        m_model->forgetWords(); // another meter has other registers
    };
    connect(m_buses, &QComboBox::currentIndexChanged, this, other);
    connect(m_unit, &QSpinBox::valueChanged, this, other);
    return box;
}

QLayout *RegisterMapEditor::buildParts()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    QWidget *registers = buildRegisters();
    QWidget *meter = buildMeter();
    if (sizeHint().width() >= Theme::grow(Beside)) {
        QScrollArea *panel = scrolled(meter, this);
        panel->setMinimumWidth(Theme::grow(PanelWidth));
        row->addWidget(scrolled(registers, this), 1);
        row->addWidget(panel);
        return row;
    }
    // Large fonts in a small window: one above the other.
    auto *both = new QWidget(this);
    auto *column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    m_table->setMinimumHeight(Theme::grow(180));
    column->addWidget(registers);
    column->addWidget(meter);
    row->addWidget(scrolled(both, this));
    return row;
}

QWidget *RegisterMapEditor::buildFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(Margin, 12, Margin, 12);
    row->setSpacing(12);
    m_footWords = new Label({}, Role::Table, Token::Text2, 0, foot);
    m_footWords->setWordWrap(true);
    m_cancel = new Button(tr("Cancel"), Button::Kind::Normal, foot);
    m_cancel->setKeyHint(tr("Esc"));
    m_save = new Button(tr("Save the profile"), Button::Kind::Primary, foot);
    row->addWidget(m_footWords, 1);
    for (Button *button : {m_cancel, m_save}) {
        button->setLarge(true);
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(m_cancel, &QPushButton::clicked, this, &RegisterMapEditor::reject);
    connect(m_save, &QPushButton::clicked, this, &RegisterMapEditor::save);
    return foot;
}

void RegisterMapEditor::nameParts()
{
    m_table->setAccessibleName(tr("Registers"));
    m_table->setAccessibleDescription(
        tr("Type into a cell to change it; what is wrong with it is said below the table."));
    m_rejects->setAccessibleName(tr("Lines that are not taken"));
    m_previewTable->setAccessibleName(tr("The chosen register in every type and order"));
    m_previewTable->setAccessibleDescription(tr("Enter reads the register so."));
}

} // namespace console
