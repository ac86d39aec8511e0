// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/palettedialog.h"

#include "palette/palettemodel.h"
#include "widgets/paletteview.h"
#include "words.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QTimer>
#include <QVBoxLayout>
#include <QWindow>

namespace console {

namespace {

constexpr int Below = 7; ///< under the window's upper edge: over the field that opens it

} // namespace

PaletteDialog::PaletteDialog(PaletteIndex index, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint)
    , m_model(new PaletteModel(std::move(index), this))
    , m_view(new widgets::PaletteView(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Find a page, device or command"));
    m_view->setNames(windowTitle(),
                     tr("The up and down keys choose, Enter does what is chosen, Escape leaves."),
                     tr("What was found"));
    m_view->setModel(m_model);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connect(field(), &QLineEdit::textChanged, this, &PaletteDialog::search);
    connect(m_view, &widgets::PaletteView::confirmed, this, &PaletteDialog::runCurrent);
    search({});
    field()->setFocus();
}

QLineEdit *PaletteDialog::field() const { return m_view->field(); }

QListView *PaletteDialog::list() const { return m_view->list(); }

QSize PaletteDialog::sizeHint() const { return m_view->sizeHint(); }

void PaletteDialog::openOver(QWidget *window)
{
    resize(sizeHint().boundedTo(window->size() - QSize(32, 2 * Below)));
    move(window->mapToGlobal(QPoint((window->width() - width()) / 2, Below)));
    show();
    raise();
    activateWindow();
    if (isActiveWindow())
        return;
    // Who types at once types before the window system has given the keyboard to this window.
    m_over = window->window();
    qApp->installEventFilter(this);
}

void PaletteDialog::stopTakingKeys()
{
    m_over.clear();
    qApp->removeEventFilter(this);
}

void PaletteDialog::search(const QString &text)
{
    m_model->setQuery(text);
    const int rows = m_model->rowCount();
    m_view->setNothingFound(tr("Nothing is called “%1”. Try fewer letters, or an id.").arg(text.trimmed()));
    if (text.trimmed().isEmpty())
        m_view->setFoot(tr("Used last comes first. Type a few letters: the start of words is enough."));
    else if (m_model->found() > rows)
        m_view->setFoot(tr("The best %1 of %2. Type more to narrow them down.")
                            .arg(Words::count(quint64(rows)), Words::count(quint64(m_model->found()))));
    else
        m_view->setFoot(tr("%n found", nullptr, rows));
    m_view->choose(0);
}

bool PaletteDialog::isOfWindowBelow(QObject *watched) const
{
    if (!m_over)
        return false;
    if (const auto *widget = qobject_cast<QWidget *>(watched))
        return widget->window() == m_over;
    return qobject_cast<QWindow *>(watched) && watched == m_over->windowHandle();
}

bool PaletteDialog::eventFilter(QObject *watched, QEvent *event)
{
    // First the type: this sees every event of the program while it waits for the keyboard.
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        if (!isOfWindowBelow(watched))
            break;
        event->accept(); // a letter is a letter now
        return true;
    case QEvent::KeyPress: {
        if (!isOfWindowBelow(watched))
            break;
        auto *key = static_cast<QKeyEvent *>(event);
        QKeyEvent typed(key->type(), key->key(), key->modifiers(), key->text(), key->isAutoRepeat());
        if (key->key() == Qt::Key_Escape)
            reject();
        else
            QApplication::sendEvent(field(), &typed);
        return true;
    }
    case QEvent::MouseButtonPress:
        // Another place was chosen before the keyboard came: leaves as if it had lost it.
        if (isOfWindowBelow(watched))
            reject();
        break;
    default:
        break;
    }
    return QDialog::eventFilter(watched, event);
}

void PaletteDialog::runCurrent()
{
    if (m_model->rowCount() == 0)
        return;
    const PaletteEntry entry = m_model->entryAt(m_view->currentRow());
    emit ran(entry.id);
    accept();
    // After the palette has given the focus back: what runs may open a dialog of its own.
    if (entry.run)
        QTimer::singleShot(0, parent() ? parent() : static_cast<QObject *>(qApp), entry.run);
}

bool PaletteDialog::event(QEvent *event)
{
    if (event->type() == QEvent::WindowActivate)
        stopTakingKeys();
    if (event->type() == QEvent::WindowDeactivate && isVisible())
        reject();
    return QDialog::event(event);
}

void PaletteDialog::hideEvent(QHideEvent *event)
{
    // Also without ever having had the keyboard: who closes it takes no more keys.
    stopTakingKeys();
    QDialog::hideEvent(event);
}

} // namespace console
