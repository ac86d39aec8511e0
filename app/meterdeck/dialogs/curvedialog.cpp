// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/curvedialog.h"

#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::TableView;
using widgets::Token;

namespace console {

namespace {

/// More rows nobody reads; typing finds the rest.
constexpr int MostRows = 300;

} // namespace

CurveDialog::CurveDialog(const engine::Engine &engine, const QList<core::DeviceId> &first, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_first(first)
    , m_field(new QLineEdit(this))
    , m_table(new TableView(this))
    , m_model(new QStandardItemModel(0, 3, this))
    , m_note(new Label({}, Role::Caption, Token::Text3, 0, this))
{
    setWindowTitle(tr("Add a curve"));
    resize(560, 460);
    m_field->setPlaceholderText(tr("Part of a device or quantity"));
    m_field->setAccessibleName(tr("Find a value"));
    m_field->setClearButtonEnabled(true);
    m_field->setMinimumHeight(32);
    m_model->setHorizontalHeaderLabels({tr("Device"), tr("Value"), tr("Now")});
    m_table->setAccessibleName(tr("Values found"));
    m_table->setModel(m_model);
    m_table->setColumnWidth(0, 220);
    m_table->setColumnWidth(1, 170);
    m_table->setStretchColumn(0);
    auto *close = new Button(tr("Close"), Button::Kind::Normal, this);
    auto *add = new Button(tr("Add"), Button::Kind::Primary, this);
    close->setAutoDefault(false);
    add->setAutoDefault(false);
    add->setKeyHint(tr("Enter"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_note, 1);
    buttons->addWidget(close);
    buttons->addWidget(add);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(new Label(tr("Add a curve"), Role::Card, Token::Text, 600, this));
    layout->addWidget(m_field);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CurveDialog::find);
    connect(m_table, &TableView::rowActivated, this, &CurveDialog::choose);
    connect(add, &Button::clicked, this, &CurveDialog::choose);
    connect(close, &Button::clicked, this, &QDialog::close);
    m_field->setFocus();
    find();
}

int CurveDialog::found() const { return int(m_found.size()); }

void CurveDialog::find()
{
    const QStringList words = m_field->text().split(u' ', Qt::SkipEmptyParts);
    m_found.clear();
    m_model->removeRows(0, m_model->rowCount());
    QList<engine::DeviceInfo> devices = m_engine.devices();
    std::stable_partition(devices.begin(), devices.end(),
                          [this](const engine::DeviceInfo &one) { return m_first.contains(one.id); });
    const auto table = m_engine.seriesTable();
    bool more = false;
    for (const engine::DeviceInfo &device : std::as_const(devices)) {
        const QString name = device.name.isEmpty() ? device.id.toString() : device.name;
        for (const live::SeriesState &state : m_engine.live().snapshot(device.id)) {
            const core::Series &series = table->at(state.id);
            if (core::isState(series.quantity))
                continue;
            const SeriesMime what{device.id, series.quantity, series.channel};
            QString quantity = Words::quantity(series.quantity);
            if (!series.channel.isEmpty())
                quantity = tr("%1 %2", "quantity and channel").arg(quantity, series.channel);
            const QString all = name + u' ' + device.id.toString() + u' ' + quantity;
            const bool fits = std::all_of(words.cbegin(), words.cend(), [&all](const QString &word) {
                return all.contains(word, Qt::CaseInsensitive);
            });
            if (!fits || m_found.contains(what))
                continue;
            if (m_found.size() >= MostRows) {
                more = true;
                break;
            }
            m_found << what;
            auto *now = new QStandardItem(state.newest.value
                                              ? Words::valueWithUnit(series.quantity, *state.newest.value)
                                              : Words::quality(state.newest.quality));
            now->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_model->appendRow({new QStandardItem(name), new QStandardItem(quantity), now});
        }
        if (more)
            break;
    }
    m_note->setText(more ? tr("The first %n; type to find others", nullptr, MostRows)
                         : tr("%n value(s)", nullptr, found()));
    if (!m_found.isEmpty())
        m_table->selectRow(0);
}

void CurveDialog::choose()
{
    const int row = m_table->currentIndex().row();
    if (row >= 0 && row < m_found.size())
        emit chosen(m_found.at(row));
}

bool CurveDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    // The table is led from the field, so that one types, goes down and adds without a Tab.
    const auto *key = static_cast<QKeyEvent *>(event);
    const int row = m_table->currentIndex().row();
    switch (key->key()) {
    case Qt::Key_Down:
        m_table->selectRow(std::min(row + 1, m_model->rowCount() - 1));
        return true;
    case Qt::Key_Up:
        m_table->selectRow(std::max(row - 1, 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

} // namespace console
