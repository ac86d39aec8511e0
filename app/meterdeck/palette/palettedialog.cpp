// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/palettedialog.h"

#include "palette/palettedelegate.h"
#include "palette/palettemodel.h"
#include "widgets/label.h"
#include "widgets/theme.h"
#include "words.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace console {

using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace {

constexpr int Width = 680;
constexpr int RowsShown = 10;
constexpr int Below = 7; ///< under the window's upper edge: over the field that opens it

} // namespace

PaletteDialog::PaletteDialog(PaletteIndex index, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint)
    , m_model(new PaletteModel(std::move(index), this))
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_empty(new Label({}, Role::Body, Token::Text2, 0, this))
    , m_foot(new Label({}, Role::Caption, Token::Text3, 0, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Find a page, device or command"));
    m_field->setPlaceholderText(windowTitle());
    m_field->setAccessibleName(windowTitle());
    m_field->setAccessibleDescription(
        tr("The up and down keys choose, Enter does what is chosen, Escape leaves."));
    m_field->setMinimumHeight(Theme::of(this).lineHeight(Role::Body) + 20);
    m_field->setClearButtonEnabled(false);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setAccessibleName(tr("What was found"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(12, 20, 12, 20);
    m_foot->setContentsMargins(12, 6, 12, 8);
    m_foot->setElided(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(8, 8, 8, 8);
    head->addWidget(m_field);
    layout->addLayout(head);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_foot);

    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &PaletteDialog::search);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &clicked) {
        choose(clicked.row());
        runCurrent();
    });
    search({});
    m_field->setFocus();
}

QSize PaletteDialog::sizeHint() const
{
    const int row = Theme::of(this).lineHeight(Role::Body) + 16;
    return {Width * std::max(100, Theme::scale()) / 100,
            m_field->minimumHeight() + 20 + RowsShown * row + m_foot->sizeHint().height()};
}

void PaletteDialog::openOver(const QWidget *window)
{
    resize(sizeHint().boundedTo(window->size() - QSize(32, 2 * Below)));
    move(window->mapToGlobal(QPoint((window->width() - width()) / 2, Below)));
    show();
    raise();
    activateWindow();
    // Who types at once types before the window system has given the keyboard to this window.
    qApp->installEventFilter(this);
}

void PaletteDialog::search(const QString &text)
{
    m_model->setQuery(text);
    const int rows = m_model->rowCount();
    m_list->setVisible(rows > 0);
    m_empty->setVisible(rows == 0);
    if (rows == 0)
        m_empty->setText(tr("Nothing is called “%1”. Try fewer letters, or an id.").arg(text.trimmed()));
    if (text.trimmed().isEmpty())
        m_foot->setText(tr("Used last comes first. Type a few letters: the start of words is enough."));
    else if (m_model->found() > rows)
        m_foot->setText(tr("The best %1 of %2. Type more to narrow them down.")
                            .arg(Words::count(quint64(rows)), Words::count(quint64(m_model->found()))));
    else
        m_foot->setText(tr("%n found", nullptr, rows));
    choose(0);
}

void PaletteDialog::choose(int row)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const QModelIndex index = m_model->index(std::clamp(row, 0, rows - 1), 0);
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
    // The field keeps the focus, so what is chosen is said as the field's description.
    const QString chosen = index.data(Qt::AccessibleTextRole).toString();
    if (m_field->accessibleDescription() == chosen)
        return;
    m_field->setAccessibleDescription(chosen);
    QAccessibleEvent said(m_field, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&said);
}

int PaletteDialog::pageStep() const
{
    const int row = std::max(1, m_list->sizeHintForRow(0));
    return std::max(1, m_list->viewport()->height() / row - 1);
}

bool PaletteDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (!isActiveWindow() && isVisible() && watched != m_field && watched != this) {
        if (event->type() == QEvent::ShortcutOverride) {
            event->accept(); // a letter is a letter now
            return true;
        }
        if (event->type() == QEvent::KeyPress) {
            auto *key = static_cast<QKeyEvent *>(event);
            QKeyEvent typed(key->type(), key->key(), key->modifiers(), key->text(), key->isAutoRepeat());
            if (key->key() == Qt::Key_Escape)
                reject();
            else
                QApplication::sendEvent(m_field, &typed);
            return true;
        }
    }
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int row = m_list->currentIndex().row();
    const int last = m_model->rowCount() - 1;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        choose(row >= last ? 0 : row + 1);
        return true;
    case Qt::Key_Up:
        choose(row <= 0 ? last : row - 1);
        return true;
    case Qt::Key_PageDown:
        choose(row + pageStep());
        return true;
    case Qt::Key_PageUp:
        choose(row - pageStep());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    default:
        return false;
    }
}

void PaletteDialog::runCurrent()
{
    if (m_model->rowCount() == 0)
        return;
    const PaletteEntry entry = m_model->entryAt(std::max(0, m_list->currentIndex().row()));
    emit ran(entry.id);
    accept();
    // After the palette has given the focus back: what runs may open a dialog of its own.
    if (entry.run)
        QTimer::singleShot(0, parent() ? parent() : static_cast<QObject *>(qApp), entry.run);
}

bool PaletteDialog::event(QEvent *event)
{
    if (event->type() == QEvent::WindowActivate)
        qApp->removeEventFilter(this);
    if (event->type() == QEvent::WindowDeactivate && isVisible())
        reject();
    return QDialog::event(event);
}

void PaletteDialog::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.colour(Token::Panel));
    painter.setPen(QPen(theme.colour(Token::Ink), 1.5));
    painter.drawRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75));
    painter.fillRect(QRect(2, m_field->geometry().bottom() + 8, width() - 4, 1), theme.colour(Token::Line));
    painter.fillRect(QRect(2, m_foot->geometry().top(), width() - 4, 1), theme.colour(Token::Line));
}

} // namespace console
